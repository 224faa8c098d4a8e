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
    {"the first screen says the score, how sure, what speaks for and against, and what to ask",
     test_page_first_screen},
    {"the points of a page add up as shown", test_page_adds_up},
    {"what does not count is shown with the reason", test_page_uncounted},
    {"every link of a page leads to something in it", test_page_marks_lead_somewhere},
    {"an answer names its question, also where nothing was found in it", test_page_questions},
    {"a page speaks German when asked to", test_page_german},
    {"scripts in notes, ids and models are shown as text", test_page_hostile},
    {"any id makes a page", test_page_ids},
    {"text from right to left is isolated, and controls are shown", test_page_direction},
    {"a model without questions, anchors and names makes a page", test_page_bare_model},
    {"a model with sixty values makes a page", test_page_many_values},
    {"a candidate without notes has a page that says what is missing", test_page_nothing},
    {"a note of a megabyte makes a page of its own size", test_page_long_note},
    {"notes in HTML are shown without tags, with the words marked", test_page_markup_notes},
    {"a sealed page shows no figure and no mark, and which ratings are missing", test_page_sealed},
    {"a candidate's copy holds nobody else's name", test_copy_names_nobody},
    {"a name within a quote is left out of the copy", test_copy_names_in_quotes},
    {"the copy says whom to ask for correction", test_copy_contact},
    {"a report checks its arguments", test_page_arguments},
    {"a failed page of a file leaves nothing behind", test_file_arguments},
    {"quantiles are those of the nearest rank", test_spread_quantiles},
    {NULL, NULL},
};

int main(void)
{
    return suite_run("report", TESTS);
}
