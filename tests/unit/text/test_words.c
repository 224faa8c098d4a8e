/*
 * Words, contractions and the signs between words.
 */
#include "reading.h"

#define EN TENET__READ_ENGLISH

static void word_class(void)
{
    READS(reading_words("L’équipe d'aujourd‘hui 5th R2D2", 0), "l'équipe d'aujourd'hui 5th r2d2");
    READS(reading_words("STRASSE Straße ﬁne", 0), "strasse strasse fine");
    READS(reading_words("'quoted words' end'", 0), "{<}quoted words {>}end");
    READS(reading_spans("the customers' needs, rock'n'roll", 0), "the|customers|needs|rock'n'roll");
    READS(reading_words("Помогал коллегам 仕事", 0), "помогал коллегам 仕事");
}

static void composed_and_decomposed(void)
{
    READS(reading_words("E\u0301quipe", 0), "\u00E9quipe");
    READS(reading_words("\u00C9quipe", 0), "\u00E9quipe");
    READS(reading_words("s\u0323\u0307 s\u0307\u0323", 0), "\u1E69 \u1E69");
    READS(reading_words("\u1100\u1161\u11A8", 0), "\uAC01");
    READS(reading_spans("re\u0301sume\u0301 x", 0), "re\u0301sume\u0301|x");
}

static void invisible_characters(void)
{
    READS(reading_words("help\u00ADful co\u200Bllea\u200Dgue\u00AD", 0), "helpful colleague");
    READS(reading_spans("help\u00ADful\u00AD x", 0), "help\u00ADful|x");
    READS(reading_words("\uFEFFhelp", 0), "help");
}

static void contractions_of_not(void)
{
    static const char *const pairs[][2] = {
        {"don't", "do {~}not"},         {"dont", "do {~}not"},         {"Don’t", "do {~}not"},
        {"donʼt", "do {~}not"},         {"do'nt", "do {~}not"},        {"can't", "can {~}not"},
        {"cant", "can {~}not"},         {"cannot", "can {~}not"},      {"won't", "will {~}not"},
        {"wont", "will {~}not"},        {"shan't", "shall {~}not"},    {"shant", "shall {~}not"},
        {"ain't", "is {~}not"},         {"aint", "is {~}not"},         {"didn't", "did {~}not"},
        {"didnt", "did {~}not"},        {"doesn't", "does {~}not"},    {"doesnt", "does {~}not"},
        {"isn't", "is {~}not"},         {"isnt", "is {~}not"},         {"aren't", "are {~}not"},
        {"arent", "are {~}not"},        {"wasn't", "was {~}not"},      {"wasnt", "was {~}not"},
        {"weren't", "were {~}not"},     {"werent", "were {~}not"},     {"hasn't", "has {~}not"},
        {"hasnt", "has {~}not"},        {"haven't", "have {~}not"},    {"havent", "have {~}not"},
        {"hadn't", "had {~}not"},       {"hadnt", "had {~}not"},       {"wouldn't", "would {~}not"},
        {"wouldnt", "would {~}not"},    {"couldn't", "could {~}not"},  {"couldnt", "could {~}not"},
        {"shouldn't", "should {~}not"}, {"shouldnt", "should {~}not"}, {"mightn't", "might {~}not"},
        {"mightnt", "might {~}not"},    {"mustn't", "must {~}not"},    {"mustnt", "must {~}not"},
        {"needn't", "need {~}not"},     {"neednt", "need {~}not"},     {"DON'T", "do {~}not"},
        {"oughtn't", "ought {~}not"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++)
        READS(reading_words(pairs[i][0], EN), pairs[i][1]);
    READS(reading_spans("I didn’t, cant, can't, cannot", EN), "I|did|n’t|ca|nt|ca|n't|can|not");
}

static void clitics(void)
{
    READS(reading_words("I'm you’re they're I've we'll I'd", EN),
          "i {~}am you {~}are they {~}are i {~}have we {~}will i {~}d");
    READS(reading_words("he's she's it's that's there's what's who's let's", EN),
          "he {~}s she {~}s it {~}s that {~}s there {~}s what {~}s who {~}s let {~}s");
    READS(reading_words("im Im Ive theyre youre thats shes hes weve youll could've", EN),
          "i {~}am i {~}am i {~}have they {~}are you {~}are that {~}s she {~}s he {~}s we "
          "{~}have you {~}will could {~}have");
    READS(reading_spans("I'm Im they’re", EN), "I|'m|I|m|they|’re");
}

static void bare_words_stay(void)
{
    READS(reading_words("its were well hell shell ill id wed lets IM IVE want", EN),
          "its were well hell shell ill id wed lets im ive want");
    READS(reading_words("the customer's and everyone's Anna's", EN),
          "the customer's and everyone's anna's");
    READS(reading_words("don't dont I'm", 0), "don't dont i'm");
}

static void marks(void)
{
    READS(reading_words("follow-up, then: a; b / c & d", 0),
          "follow {-}up {,}then {:}a {;}b {/}c {X}d");
    READS(reading_words("one - two -- three — four–five – six", 0),
          "one {D}two {D}three {D}four {-}five {D}six");
    READS(reading_words("he (really) helped ... twice… yes", 0),
          "he {(}really {)}helped {E}twice {E}yes");
    READS(reading_words("a well-\nknown person", 0), "a well {-N}known person");
    READS(reading_words("we paid 1,000 and 3.5 to Mr. Berg", 0),
          "we paid 1 000 and 3 5 to mr berg");
    READS(reading_words("calm = good 😀 yes", 0), "calm {X}good {X}yes");
}

static void quotation_marks(void)
{
    READS(reading_words("he said \"no way\" and \"fine\"", 0),
          "he said {<}no way {>}and {<}fine{>}");
    READS(reading_words("a “b” „c“ „d” «e» »f« g", 0), "a {<}b {<>}c {<>}d {<>}e {<>}f {>}g");
    READS(reading_words("\" a \" b", 0), "{<}a {>}b");
    READS(reading_words("she said 'not my job' and left", 0), "she said {<}not my job {>}and left");
    READS(reading_words("the customers' and 'em", 0), "the customers and em");
    READS(reading_words("\"I helped. I stayed.\" So", 0), "{<}i helped / i stayed{>} / so");
}

static void shapes(void)
{
    const char *text = "Anna USA it 24 I D2";
    g_autoptr(tenet__document) document = reading(text, -1, 0);
    const uint16_t expected[] = {TENET__SHAPE_CAPITAL,
                                 TENET__SHAPE_CAPITAL | TENET__SHAPE_UPPER,
                                 0,
                                 TENET__SHAPE_DIGIT,
                                 TENET__SHAPE_CAPITAL,
                                 TENET__SHAPE_CAPITAL};
    CU_ASSERT_EQUAL_FATAL(document->token_count, (int)G_N_ELEMENTS(expected));
    for (size_t i = 0; i < G_N_ELEMENTS(expected); i++)
        CU_ASSERT_EQUAL(document->tokens[i].shape, expected[i]);
}

static void folded_names(void)
{
    READS(tenet__fold("  Team \t Work’s\n", -1), "team work's");
    READS(tenet__fold("E\u0301QUIPE", -1), "\u00E9quipe");
    READS(tenet__fold("ab cd", 2), "ab");
    READS(tenet__fold("", 0), "");
    READS(tenet__fold("a-b_c (x)", -1), "a-b_c (x)");
}

const suite_test words_tests[] = {
    {"words are letters and numbers with inner apostrophes", word_class},
    {"composed and decomposed letters give the same word", composed_and_decomposed},
    {"soft hyphens and zero-width signs do not break words", invisible_characters},
    {"n't with any or no apostrophe is read as not", contractions_of_not},
    {"pronouns with a verb are read as two words", clitics},
    {"other words and possessives are never split", bare_words_stay},
    {"the signs between words are kept as marks", marks},
    {"quotation marks open and close", quotation_marks},
    {"capital letters and digits are remembered", shapes},
    {"names and headers fold as words do", folded_names},
    {NULL, NULL},
};
