#include "suite.h"
#include "tests.h"

static const suite_test TESTS[] = {
    {"markup in a text is shown, not obeyed", test_html_escapes},
    {"an attribute's value cannot leave its quotes", test_html_attributes},
    {"controls and broken bytes become visible", test_html_controls},
    {"text from right to left does not reorder its neighbours", test_html_direction},
    {"a page allows its own style and nothing else", test_html_page},
    {"every language has every message with the same places", test_messages_languages},
    {"an unknown language is refused with the known ones", test_messages_unknown_language},
    {"what fills a message is text, never markup or another place", test_messages_filled},
    {NULL, NULL},
};

int main(void)
{
    return suite_run("report", TESTS);
}
