/*
 * What tenet.hpp promises: one owner for each handle, exceptions with every diagnostic, and rows
 * that are those of the library. The argument is a CSV export.
 */
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>
#include <type_traits>

#include <tenet/tenet.hpp>

static_assert(!std::is_copy_constructible_v<tenet::model>);
static_assert(!std::is_copy_constructible_v<tenet::candidate>);
static_assert(!std::is_copy_constructible_v<tenet::assessment>);
static_assert(!std::is_copy_constructible_v<tenet::reader>);
static_assert(std::is_nothrow_move_assignable_v<tenet::model>);
static_assert(std::is_nothrow_move_constructible_v<tenet::assessment>);
static_assert(std::is_nothrow_copy_constructible_v<tenet::error>);
static_assert(std::is_base_of_v<std::runtime_error, tenet::error>);

static void holds_at(bool condition, const char *what, int line)
{
    if (!condition) {
        std::fprintf(stderr, "header.cpp:%d: %s does not hold\n", line, what);
        std::exit(1);
    }
}

#define HOLDS(condition) holds_at(condition, #condition, __LINE__)

/* The error that a call throws. */
template <class Call> static tenet::error thrown_by(Call call)
{
    try {
        call();
    } catch (const tenet::error &error) {
        return error;
    }
    return tenet::error(TENET_OK);
}

static tenet::assessment assess_and_let_go_of_the_model()
{
    tenet::model model = tenet::model::builtin();
    tenet::candidate person("C-1");
    person.add_answer("hlp-q1", "I stayed late to help.")
        .add_notes("My boss helped \xe2\x80\x93 always.")
        .add_rating("respect", 8, {1, 10})
        .add_not_observed("service_excellence")
        .add_self_report_rank("respect", 1)
        .add_self_report_rank("family", 2);
    return model.assess(person);
}

static void test_an_assessment_keeps_its_model_and_tells_all()
{
    tenet::assessment result = assess_and_let_go_of_the_model();
    double points = 0;
    bool attributed = false;

    HOLDS(result.candidate() == "C-1");
    HOLDS(result.values().size() == 3);
    HOLDS(result.texts().size() == 2);
    HOLDS(result.asked()[0].question == std::string("hlp-q1"));
    HOLDS(result.stated().form == TENET_FORM_RANKING);
    HOLDS(!result.follow_ups().empty() && !result.notices().empty());
    for (const tenet_evidence &item : result.evidence()) {
        points += item.points;
        if (item.source == TENET_SOURCE_ANSWER)
            HOLDS(result.quote(item) == "stayed late to help");
        if (item.state == TENET_STATE_ATTRIBUTED) {
            attributed = true;
            HOLDS(result.cause(item) == "My boss");
        }
        if (item.source == TENET_SOURCE_RATING)
            HOLDS(result.quote(item).empty());
    }
    HOLDS(attributed);
    HOLDS(std::fabs(points - result.alignment().points) < 1e-9);
    HOLDS(result.render(TENET_FORMAT_JSON).find("\"C-1\"") != std::string::npos);
}

static void test_an_error_holds_every_diagnostic()
{
    tenet::error error = thrown_by([] {
        tenet::model::parse("tenet: 1\nid: team\nnmae: Team\nvalues: [{id: a, wieght: 2}]\n",
                            "t.yaml");
    });
    HOLDS(error.status() == TENET_E_MODEL);
    HOLDS(error.diagnostics().size() >= 2);
    HOLDS(error.diagnostics()[0].source == "t.yaml" && error.diagnostics()[0].line == 3);
    HOLDS(std::string(error.what()).find("t.yaml:3:1: error: ") == 0);

    tenet::candidate person("C-1");
    HOLDS(thrown_by([] { tenet::model::load("none.yaml"); }).status() == TENET_E_IO);
    HOLDS(thrown_by([&] { person.add_notes("\xff"); }).status() == TENET_E_ENCODING);
    HOLDS(thrown_by([&] { person.add_notes("text", 99); }).status() == TENET_E_ARGUMENT);
    HOLDS(thrown_by([&] { person.add_rating("respect", 6); }).status() == TENET_E_DATA);
    HOLDS(thrown_by([&] { person.add_rating("respect", NAN); }).status() == TENET_E_DATA);
    person.add_self_report_entry("respect");
    HOLDS(thrown_by([&] { person.add_self_report("respect"); }).status() == TENET_E_DATA);
}

static void test_what_was_moved_from_is_refused_and_empty_text_is_text()
{
    tenet::candidate person("C-1"), other(std::move(person));
    tenet::model model = tenet::model::builtin(), taken(std::move(model));

    HOLDS(thrown_by([&] { person.add_notes("text"); }).status() == TENET_E_ARGUMENT);
    HOLDS(thrown_by([&] { taken.assess(person); }).status() == TENET_E_ARGUMENT);
    HOLDS(thrown_by([&] { model.assess(other); }).status() == TENET_E_ARGUMENT);
    HOLDS(thrown_by([&] { model.values(); }).status() == TENET_E_ARGUMENT);
    HOLDS(model.id().empty() && !taken.id().empty());
    other.add_notes({}).add_notes("");
    tenet::assessment result = taken.assess(other), moved(std::move(result));
    HOLDS(thrown_by([&] { result.alignment(); }).status() == TENET_E_ARGUMENT);
    HOLDS(std::isnan(moved.alignment().score));
    bool refused = false;
    try {
        moved.evidence()[0];
    } catch (const std::out_of_range &) {
        refused = true;
    }
    HOLDS(refused);
}

static void test_threads_share_a_model()
{
    tenet::model model = tenet::model::builtin();
    std::size_t found[2] = {0, 0};
    auto work = [](tenet::model own, std::size_t *count) {
        tenet::candidate person("C-1");
        person.add_notes("She stayed late to help.");
        for (int i = 0; i < 100; i++)
            *count += own.assess(person).evidence().size();
    };
    std::thread first(work, model.share(), &found[0]), second(work, model.share(), &found[1]);
    model = tenet::model::builtin(); // lets go of what the threads still hold
    first.join();
    second.join();
    HOLDS(found[0] >= 100 && found[0] == found[1]);
}

static void test_a_reader_gives_each_candidate(const char *path)
{
    tenet::model model = tenet::model::builtin();
    tenet::reader reader(model, path);
    int count = 0;

    while (std::optional<tenet::candidate> person = reader.next()) {
        HOLDS(!person->id().empty());
        HOLDS(model.assess(*person).candidate() == person->id());
        count++;
    }
    HOLDS(count > 5 && reader.summary().candidates == count);
    HOLDS(reader.summary().rows_read == reader.summary().rows_used);
    HOLDS(thrown_by([&] { tenet::reader(model, "none.csv"); }).status() == TENET_E_IO);
}

int main(int, char **argv)
{
    test_an_assessment_keeps_its_model_and_tells_all();
    test_an_error_holds_every_diagnostic();
    test_what_was_moved_from_is_refused_and_empty_text_is_text();
    test_threads_share_a_model();
    test_a_reader_gives_each_candidate(argv[1]);
    return 0;
}
