/*
 * One candidate, from C++: what the note is worth, which words it is worth that for, and what an
 * error looks like.
 *
 *     c++ -std=c++17 one_note.cpp $(pkg-config --cflags --libs tenet) -o one_note
 *     ./one_note [model.yaml]
 */
#include <cmath>
#include <cstdio>
#include <string>

#include <tenet/tenet.hpp>

static void print_alignment(const tenet::assessment &result)
{
    const tenet_alignment &found = result.alignment();
    const std::string who(result.candidate());

    if (std::isnan(found.score))
        std::printf("%s: too little is known", who.c_str());
    else
        std::printf("%s: %.1f of 100 (%.1f to %.1f)", who.c_str(), found.score, found.low,
                    found.high);
    std::printf(", coverage %.0f %%\n", 100 * found.coverage);
}

static void print_first_match(const tenet::assessment &result)
{
    for (const tenet_evidence &item : result.evidence())
        if (item.text >= 0) {
            std::printf("%+.2f points: \"%s\", %s\n", item.points,
                        std::string(result.quote(item)).c_str(), tenet_state_name(item.state));
            return;
        }
}

int main(int argc, char **argv)
try {
    std::printf("tenet %s\n", tenet_version());
    tenet::model model = argc > 1 ? tenet::model::load(argv[1]) : tenet::model::builtin();
    tenet::candidate person("C-104");
    person.add_notes("Zoë was stuck – she stayed late to help. Her boss helped, too.")
        .add_rating("helpfulness", 5)
        .add_rating("respect", 4);
    tenet::assessment result = model.assess(person);
    print_alignment(result);
    print_first_match(result);

    try {
        tenet::model::parse("tenet: 2\n", "newer.yaml");
    } catch (const tenet::error &error) {
        std::printf("%s: %s\n", tenet_status_name(error.status()), error.what());
    }
} catch (const tenet::error &error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
