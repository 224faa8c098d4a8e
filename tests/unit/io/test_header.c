/* Recognition of columns: header.c and names.c. */
#include "tests.h"

#include <string.h>

#include "io/header.h"
#include "io/names.h"
#include "reading.h"

/* The roles of a header row with commas, as "id notes -", or the error. `columns` is what the
 * caller names, ended by NULL. */
static char *roles(const char *header, const char *const *columns)
{
    static const char *const names[] = {"-",           "id",       "notes", "answer",
                                        "question",    "rating",   "value", "values",
                                        "last-answer", "personal", "ignore"};
    g_autoptr(tenet__csv) csv = tenet__csv_new(',', 0);
    tenet_model *model = reading_model();
    tenet_error *notices = NULL, *error = tenet__error_new();
    tenet_read_options options = {.struct_size = sizeof options, .columns = columns};
    tenet__row row;
    tenet__csv_problem problem;
    GString *out = g_string_new(NULL);
    notices = tenet__error_new();
    while (columns != NULL && columns[options.column_count] != NULL)
        options.column_count++;
    tenet__csv_push(csv, header, strlen(header));
    tenet__csv_end(csv);
    CU_ASSERT_EQUAL(tenet__csv_next(csv, &row, &problem), TENET__CSV_ROW);
    g_autoptr(tenet__columns) found =
        tenet__columns_read(model, &row, &options, "in.csv", notices, error);
    for (guint i = 0; found != NULL && i < found->list->len; i++) {
        const tenet__column *column = tenet__column_at(found, i);
        g_string_append_printf(out, "%s%s", i > 0 ? " " : "", names[column->role]);
        if (column->subject != NULL)
            g_string_append_printf(out, "[%s]", column->subject);
    }
    if (found != NULL && found->is_long)
        g_string_append(out, " (long)");
    tenet__error_finish(error, &error);
    g_string_append(out, tenet_error_text(error));
    tenet_error_free(error);
    tenet_error_free(notices);
    tenet_model_unref(model);
    return g_string_free(out, FALSE);
}

static void expect(const char *header, const char *expected)
{
    g_autofree char *found = roles(header, NULL);
    SUITE_STRING(found, expected);
}

static void generic(void)
{
    expect("Candidate ID,Interview Notes", "id notes");
    expect("candidate_id,NOTES,Feedback,comments", "id notes notes notes");
    expect(" Candidate-Id ,\"interview  notes\"", "id notes");
    expect("CandidateId,Candidate Name,Candidate Email,Notes", "id personal personal notes");
    expect("Candidate,Notes", "id notes");
    expect("Candidate,Candidate ID,Notes", "- id notes");
    expect("id,Self-reported values,Personal values", "id values values");
    expect("id,transcript", "id notes");
    expect("_id,questions_answers,last_answer", "id notes last-answer");
    expect("_id,last_answer", "id notes");
    expect("id,Interview", "id notes");
    expect("id,Interview,Notes", "id - notes");
    expect("id,notebook,footnotes,noteworthy,Notes", "id - - - notes");
}

static void greenhouse(void)
{
    expect("First Name,Last Name,Company,Title,Notes,Email,Phone,Source,Job,Department,Office",
           "personal personal - - notes personal personal - - - -");
    expect("index,scorecard_id,name,note,rating,type", "- id value notes rating - (long)");
    expect("candidate_id,body,subject", "id notes -");
}

static void greenhouse_scorecards_hold_no_text(void)
{
    g_autofree char *found = roles("id,application_id,candidate_id,interview,interviewed_at,"
                                   "overall_recommendation,submitted_at,submitted_by_user_id",
                                   NULL);
    CU_ASSERT(contains(found, "in.csv:1:1: error: no column is known to hold notes"));
}

static void lever(void)
{
    expect("candidate_id,opportunity_id,interview_id,score_system_value,instructions,text,"
           "completed_at",
           "id - - - - notes -");
    expect("feedback_form_id,field_index,value_index,value_text,value_number", "id - - notes -");
    expect("opportunity_id,note,subject", "id notes -");
    expect("Full-Name,Email,Date-Added,Stage,Archive-Reason,Sources,Origin,comments",
           "personal personal - - - - - notes");
}

static void smartrecruiters_and_hirevue(void)
{
    expect("applicationID,applicationStage,candidateEmail,Notes", "id - personal notes");
    expect("applicationId,candidateProfileId,interviewId,interviewType,notes", "- id - - notes");
    expect("InterviewId,Status,CandidateExternalId,CandidateId,CandidateEmail,InterviewType,"
           "JobTitle,Comments",
           "- - - id personal - - notes");
    expect("Interview ID,Candidate ID,First Name,Last Name,Email Address,Feedback",
           "- id personal personal personal notes");
}

static void zoho_and_peopleforce(void)
{
    expect("Review Name,Review Id,Candidate Name,Posting Title,Interview Name,Assessment Name,"
           "Rating",
           "- id personal - - value rating (long)");
    expect("Candidate email,Note,Note creation date", "personal notes -");
}

static void opencats(void)
{
    expect("candidateID,lastName,firstName,email1,keySkills,notes",
           "id personal personal personal - notes");
    expect("First Name,Last Name,Key Skills,Misc Notes,Recent Status,Source,Owner,Created,"
           "Modified,Tags",
           "personal personal - notes - - - - - -");
}

static void frappe(void)
{
    expect("ID,Interview,Interview Round,Interviewer,Job Applicant,Average Rating,feedback,Result,"
           "Skill (skill_assessment),Rating (skill_assessment)",
           "- - - personal id - notes - value rating (long)");
    expect("ID,Applicant Name,Email Address,Job Opening,Cover Letter,Notes,Applicant Rating",
           "id personal personal - - notes -");
}

static void odoo_and_workable(void)
{
    expect("partner_name,email_from,stage_id,priority,applicant_notes",
           "personal personal - - notes");
    expect("Applicant's Name,Email,Phone,Stage,Job Position,Evaluation,Tags,Interviewers,Notes",
           "personal personal personal - - - - personal notes");
    expect("Name,Job title,Headline,Creation time,Stage,Tags,Source,Type,Summary,Keywords",
           "personal - - - - - - - notes -");
}

static void rows_of_answers(void)
{
    expect("Candidate ID,Question,Answer", "id question answer (long)");
    expect("Candidate ID,Question,Response,Notes", "id question answer notes (long)");
    expect("Candidate ID,Question,Notes", "id question answer (long)");
    expect("Candidate ID,Answer", "id notes");
    expect("Candidate ID,Value,Rating,Notes", "id value rating notes (long)");
    expect("Candidate ID,Competency,Score", "id value rating (long)");
    expect("Candidate ID,Rating,Notes", "id - notes");
}

static void question_headers(void)
{
    expect("id,Why do you want to work here?", "id answer[Why do you want to work here?]");
    expect("id,Q1: Tell me of a conflict.,Question 2 - And then",
           "id answer[Tell me of a conflict.] answer[And then]");
    expect("id,Q1,q2,Question 3", "id answer[Q1] answer[q2] answer[Question 3]");
    expect("id,Q1 notes,Q1 score", "id answer[Q1 notes] -");
    expect("id,hlp-q1", "id answer[hlp-q1]");
    expect("id,hlp-q1: helping", "id answer[hlp-q1]");
    expect("id,tell me about a time you HELPED a colleague.", "id answer[hlp-q1]");
    expect("id,1) Tell me about a time you helped a colleague. (required)", "id answer[hlp-q1]");
    expect("id,Quality,Q,Questionnaire,notes", "id - - - notes");
}

static void value_headers(void)
{
    expect("id,Helpfulness,Service excellence,service_excellence_rating",
           "id rating[helpfulness] rating[service-excellence] rating[service-excellence]");
    expect("id,Helpfulness rating", "id rating[helpfulness]");
    expect("id,Rating: Helpfulness", "id rating[helpfulness]");
    expect("id,helpfulness_score", "id rating[helpfulness]");
    expect("id,Helpfulness (1-5)", "id rating[helpfulness]");
    expect("id,Score: Service-Excellence", "id rating[service-excellence]");
    expect("id,Helpfulness training,notes", "id - notes");
}

static void named_columns(void)
{
    static const char *const notes[] = {"notes=Details", NULL};
    g_autofree char *named = roles("Code,Details,Feedback", notes);
    SUITE_STRING(named, "id notes -");
    static const char *const several[] = {"id=Person", "rating:helpfulness=Stars", "answer=Story",
                                          "ignore=Notes", NULL};
    g_autofree char *all = roles("Candidate ID,Person,Stars,Story,Notes", several);
    SUITE_STRING(all, "- id rating[helpfulness] answer[Story] ignore");
    static const char *const asked[] = {"answer:hlp-q1=Story", NULL};
    g_autofree char *question = roles("id,Story", asked);
    SUITE_STRING(question, "id answer[hlp-q1]");
}

static void expect_error(const char *header, const char *column, const char *expected)
{
    const char *const columns[] = {column, NULL};
    g_autofree char *found = roles(header, column != NULL ? columns : NULL);
    CU_ASSERT(contains(found, expected));
}

static void mistakes(void)
{
    expect_error("id,Interview Feedback", "notes=Interview Fedback",
                 "there is no column \"Interview Fedback\"; did you mean \"Interview Feedback\"?");
    expect_error("id,notes", "notes=Something else",
                 "there is no column \"Something else\"; the columns are \"id\", \"notes\"");
    expect_error("id,notes", "text=notes", "a column cannot be \"text\"; it can be id, notes,");
    expect_error("id,notes", "notes", "a column is named as role=Header");
    expect_error("id,notes,stars", "rating=stars", "the column \"stars\" says too little alone");
    expect_error("id,notes,stars", "rating:courage=stars", "the model has no value \"courage\"");
    expect_error("id,notes", "id:x=id", "only a rating or an answer can be of something");
    expect_error("id,Notes,notes", NULL,
                 "in.csv:1:10: error: column 3 \"notes\" has the same header as column 2 "
                 "\"Notes\"");
    expect_error("id,Notes,id,notes", NULL, "in.csv:1:13: error: column 4");
    expect_error("a,b,Intervew Notes", NULL,
                 "the header says \"a\", \"b\", \"Intervew Notes\"; is \"Intervew Notes\" meant "
                 "to be \"interview notes\"?; name a column with --column notes=HEADER");
    expect_error("Question,Answer", NULL, "no column says to whom; name one with --column id");
}

static void notices(void)
{
    g_autoptr(reading) found =
        read_text("id,Name,Stage,Feedbak,,Notes,E-mail\n1,A,x,y,,n,e\n", NULL);
    SUITE_STRING(found->candidates, "1: notes <n>\n");
    SUITE_STRING(found->notices,
                 "in.csv:1:1: column_unused: these columns are not read: \"Stage\", \"Feedbak\" "
                 "(did you mean \"feedback\"?), \"column 5\"\n"
                 "in.csv:1:1: column_unused: these columns are not read, because personal data has "
                 "no place in a score: \"Name\", \"E-mail\"\n");
    g_autoptr(reading) nameless = read_text("notes\nx\n\ny\n", NULL);
    SUITE_STRING(nameless->candidates, "1: notes <x>\n2: notes <y>\n");
    CU_ASSERT(contains(nameless->notices, "no_id: no column holds an id"));
    g_autoptr(reading) person = read_text("Candidate,Notes\nC-1,x\n", NULL);
    CU_ASSERT(contains(person->notices, "named by the column \"Candidate\""));
}

static void distances(void)
{
    CU_ASSERT_EQUAL(tenet__edit_distance("notes", "notes", 3), 0);
    CU_ASSERT_EQUAL(tenet__edit_distance("notes", "note", 3), 1);
    CU_ASSERT_EQUAL(tenet__edit_distance("feedbak", "feedback", 3), 1);
    CU_ASSERT_EQUAL(tenet__edit_distance("abc", "xyz", 2), 3);
    CU_ASSERT_EQUAL(tenet__edit_distance("", "abcdef", 2), 3);
}

/* A name that cannot be found, or stands twice, would be a slip in the table. */
static void every_name_is_found(void)
{
    for (const tenet__name *name = TENET__NAMES; name->name != NULL; name++) {
        g_autofree char *key = tenet__header_key(name->name, -1);
        CU_ASSERT_PTR_EQUAL(tenet__name_find(key), name);
    }
}

const suite_test header_tests[] = {
    {"the headers of people's own sheets are recognised, never parts of them", generic},
    {"Greenhouse's headers are recognised", greenhouse},
    {"Greenhouse's table of scorecards is refused: it holds no text",
     greenhouse_scorecards_hold_no_text},
    {"Lever's headers are recognised", lever},
    {"SmartRecruiters' and HireVue's headers are recognised", smartrecruiters_and_hirevue},
    {"Zoho Recruit's and PeopleForce's headers are recognised", zoho_and_peopleforce},
    {"OpenCATS' headers are recognised", opencats},
    {"Frappe HR's headers are recognised", frappe},
    {"Odoo's and Workable's headers are recognised", odoo_and_workable},
    {"questions with answers, and values with ratings, may stand in rows", rows_of_answers},
    {"a column headed by a question holds its answers", question_headers},
    {"a column headed by a value holds its ratings", value_headers},
    {"columns can be named by the caller", named_columns},
    {"mistakes in a header or a name are told with what is near", mistakes},
    {"columns that are not read are named, and so is a missing id", notices},
    {"the edit distance counts slips of the pen", distances},
    {"every known name is found by its key, and none stands twice", every_name_is_found},
    {NULL, NULL}};
