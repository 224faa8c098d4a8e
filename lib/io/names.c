/*
 * Known header names, and how headers are compared with them. A name that several systems use
 * stands here once; a comment names the system where the name alone does not tell.
 */
#include "io/names.h"

#include <string.h>

#include "text/document.h"

#define ID       TENET__COLUMN_ID
#define NOTES    TENET__COLUMN_NOTES
#define PERSONAL TENET__COLUMN_PERSONAL

const tenet__name TENET__NAMES[] = {
    /* The candidate */
    {"candidate id", ID, TENET__RANK_CANDIDATE},
    {"candidate no", ID, TENET__RANK_CANDIDATE},
    {"candidate number", ID, TENET__RANK_CANDIDATE},
    {"candidate code", ID, TENET__RANK_CANDIDATE},
    {"candidate ref", ID, TENET__RANK_CANDIDATE},
    {"candidate reference", ID, TENET__RANK_CANDIDATE},
    {"applicant id", ID, TENET__RANK_CANDIDATE},
    {"applicant no", ID, TENET__RANK_CANDIDATE},
    {"applicant number", ID, TENET__RANK_CANDIDATE},
    {"applicant code", ID, TENET__RANK_CANDIDATE},
    {"applicant reference", ID, TENET__RANK_CANDIDATE},
    {"job applicant", ID, TENET__RANK_CANDIDATE}, /* Frappe HR: the applicant's record */
    {"candidate profile id", ID, TENET__RANK_CANDIDATE},
    {"candidate external id", ID, TENET__RANK_APPLICATION},
    {"person id", ID, TENET__RANK_CANDIDATE},
    {"participant", ID, TENET__RANK_CANDIDATE},
    {"participant id", ID, TENET__RANK_CANDIDATE},
    {"respondent id", ID, TENET__RANK_CANDIDATE},
    {"application id", ID, TENET__RANK_APPLICATION},
    {"application no", ID, TENET__RANK_APPLICATION},
    {"application number", ID, TENET__RANK_APPLICATION},
    {"opportunity id", ID, TENET__RANK_APPLICATION}, /* Lever */
    {"response id", ID, TENET__RANK_APPLICATION},
    {"id", ID, TENET__RANK_RECORD},
    {"code", ID, TENET__RANK_RECORD},
    {"ref", ID, TENET__RANK_RECORD},
    {"reference", ID, TENET__RANK_RECORD},
    {"interview id", ID, TENET__RANK_RECORD},
    {"scorecard id", ID, TENET__RANK_RECORD},     /* Greenhouse */
    {"feedback form id", ID, TENET__RANK_RECORD}, /* Lever */
    {"review id", ID, TENET__RANK_RECORD},        /* Zoho Recruit */
    {"candidate", ID, TENET__RANK_PERSON},
    {"applicant", ID, TENET__RANK_PERSON},

    /* What interviewers wrote */
    {"notes", NOTES, TENET__RANK_NOTES},
    {"note", NOTES, TENET__RANK_NOTES},
    {"interview notes", NOTES, TENET__RANK_NOTES},
    {"interview note", NOTES, TENET__RANK_NOTES},
    {"interviewer notes", NOTES, TENET__RANK_NOTES},
    {"interviewer's notes", NOTES, TENET__RANK_NOTES},
    {"candidate notes", NOTES, TENET__RANK_NOTES},
    {"applicant notes", NOTES, TENET__RANK_NOTES}, /* Odoo */
    {"recruiter notes", NOTES, TENET__RANK_NOTES},
    {"misc notes", NOTES, TENET__RANK_NOTES}, /* OpenCATS */
    {"general notes", NOTES, TENET__RANK_NOTES},
    {"additional notes", NOTES, TENET__RANK_NOTES},
    {"feedback", NOTES, TENET__RANK_NOTES},
    {"interview feedback", NOTES, TENET__RANK_NOTES},
    {"interviewer feedback", NOTES, TENET__RANK_NOTES},
    {"feedback text", NOTES, TENET__RANK_NOTES},
    {"comments", NOTES, TENET__RANK_NOTES},
    {"comment", NOTES, TENET__RANK_NOTES},
    {"interview comments", NOTES, TENET__RANK_NOTES},
    {"interviewer comments", NOTES, TENET__RANK_NOTES},
    {"additional comments", NOTES, TENET__RANK_NOTES},
    {"remarks", NOTES, TENET__RANK_NOTES},
    {"remark", NOTES, TENET__RANK_NOTES},
    {"observations", NOTES, TENET__RANK_NOTES},
    {"observation", NOTES, TENET__RANK_NOTES},
    {"evidence", NOTES, TENET__RANK_NOTES},
    {"interview summary", NOTES, TENET__RANK_NOTES},
    {"questions answers", NOTES, TENET__RANK_NOTES},
    {"question answers", NOTES, TENET__RANK_NOTES},
    {"questions and answers", NOTES, TENET__RANK_NOTES},
    {"question and answer", NOTES, TENET__RANK_NOTES},
    {"q&a", NOTES, TENET__RANK_NOTES},
    {"transcript", NOTES, TENET__RANK_NOTES},
    {"interview transcript", NOTES, TENET__RANK_NOTES},
    {"full transcript", NOTES, TENET__RANK_NOTES},
    {"interview text", NOTES, TENET__RANK_NOTES},
    {"value text", NOTES, TENET__RANK_NOTES}, /* Lever: a field of a feedback form */

    /* Texts that are read only where there are no notes */
    {"interview", NOTES, TENET__RANK_OTHER_TEXT},
    {"text", NOTES, TENET__RANK_OTHER_TEXT}, /* Lever */
    {"body", NOTES, TENET__RANK_OTHER_TEXT}, /* Greenhouse: activity */
    {"summary", NOTES, TENET__RANK_OTHER_TEXT},
    {"cover letter", NOTES, TENET__RANK_OTHER_TEXT},

    /* Questions and answers in rows */
    {"question", TENET__COLUMN_QUESTION, 0},
    {"question id", TENET__COLUMN_QUESTION, 1},
    {"question text", TENET__COLUMN_QUESTION, 0},
    {"interview question", TENET__COLUMN_QUESTION, 0},
    {"question asked", TENET__COLUMN_QUESTION, 0},
    {"prompt", TENET__COLUMN_QUESTION, 0},
    {"answer", TENET__COLUMN_ANSWER, 0},
    {"answers", TENET__COLUMN_ANSWER, 0},
    {"answer text", TENET__COLUMN_ANSWER, 0},
    {"candidate answer", TENET__COLUMN_ANSWER, 0},
    {"response", TENET__COLUMN_ANSWER, 0},
    {"responses", TENET__COLUMN_ANSWER, 0},
    {"response text", TENET__COLUMN_ANSWER, 0},
    {"candidate response", TENET__COLUMN_ANSWER, 0},
    {"reply", TENET__COLUMN_ANSWER, 0},
    {"last answer", TENET__COLUMN_LAST_ANSWER, 0},

    /* Ratings in rows */
    {"rating", TENET__COLUMN_RATING, 0},
    {"score", TENET__COLUMN_RATING, 0},
    {"interviewer rating", TENET__COLUMN_RATING, 0},
    {"rating (skill assessment)", TENET__COLUMN_RATING, 0}, /* Frappe HR */
    {"value", TENET__COLUMN_VALUE, 0},
    {"value name", TENET__COLUMN_VALUE, 0},
    {"competency", TENET__COLUMN_VALUE, 0},
    {"attribute", TENET__COLUMN_VALUE, 0},
    {"attribute name", TENET__COLUMN_VALUE, 0},
    {"criterion", TENET__COLUMN_VALUE, 0},
    {"assessment name", TENET__COLUMN_VALUE, 0}, /* Zoho Recruit */
    {"skill", TENET__COLUMN_VALUE, 0},
    {"skill (skill assessment)", TENET__COLUMN_VALUE, 0}, /* Frappe HR */

    /* The candidate's own values */
    {"values", TENET__COLUMN_VALUES, 0},
    {"self reported values", TENET__COLUMN_VALUES, 0},
    {"self report", TENET__COLUMN_VALUES, 0},
    {"personal values", TENET__COLUMN_VALUES, 0},
    {"own values", TENET__COLUMN_VALUES, 0},
    {"my values", TENET__COLUMN_VALUES, 0},
    {"stated values", TENET__COLUMN_VALUES, 0},
    {"candidate values", TENET__COLUMN_VALUES, 0},
    {"core values", TENET__COLUMN_VALUES, 0},
    {"top values", TENET__COLUMN_VALUES, 0},

    /* Personal data: not read */
    {"name", PERSONAL, 0},
    {"first name", PERSONAL, 0},
    {"last name", PERSONAL, 0},
    {"middle name", PERSONAL, 0},
    {"full name", PERSONAL, 0},
    {"surname", PERSONAL, 0},
    {"candidate name", PERSONAL, 0},
    {"candidate full name", PERSONAL, 0},
    {"applicant name", PERSONAL, 0},
    {"applicant's name", PERSONAL, 0},
    {"partner name", PERSONAL, 0}, /* Odoo */
    {"interviewer", PERSONAL, 0},
    {"interviewers", PERSONAL, 0},
    {"interviewer name", PERSONAL, 0},
    {"email", PERSONAL, 0},
    {"email 1", PERSONAL, 0},
    {"email 2", PERSONAL, 0},
    {"email address", PERSONAL, 0},
    {"email from", PERSONAL, 0}, /* Odoo */
    {"candidate email", PERSONAL, 0},
    {"candidate email address", PERSONAL, 0},
    {"applicant email", PERSONAL, 0},
    {"phone", PERSONAL, 0},
    {"phone number", PERSONAL, 0},
    {"partner phone", PERSONAL, 0},
    {"mobile", PERSONAL, 0},
    {"mobile phone", PERSONAL, 0},
    {"telephone", PERSONAL, 0},
    {"candidate phone", PERSONAL, 0},
    {"address", PERSONAL, 0},
    {"postcode", PERSONAL, 0},
    {"postal code", PERSONAL, 0},
    {"zip", PERSONAL, 0},
    {"zip code", PERSONAL, 0},
    {"date of birth", PERSONAL, 0},
    {"birthday", PERSONAL, 0},
    {"age", PERSONAL, 0},
    {"gender", PERSONAL, 0},
    {"sex", PERSONAL, 0},
    {"nationality", PERSONAL, 0},
    {"ethnicity", PERSONAL, 0},
    {"race", PERSONAL, 0},
    {"religion", PERSONAL, 0},
    {"marital status", PERSONAL, 0},
    {NULL, TENET__COLUMN_UNUSED, 0}};

char *tenet__header_key(const char *header, gssize length)
{
    char *key = tenet__fold(header, length);
    char *to = key;
    for (const char *from = key; *from != '\0'; from++) {
        if (strchr(" -_", *from) == NULL)
            *to++ = *from;
    }
    *to = '\0';
    return key;
}

/* A key equals a name if it has the name's letters; names have only blanks besides. */
static gboolean is_named(const char *key, const char *name)
{
    for (; *name != '\0'; name++) {
        if (*name != ' ' && *key++ != *name)
            return FALSE;
    }
    return *key == '\0';
}

const tenet__name *tenet__name_find(const char *key)
{
    for (const tenet__name *known = TENET__NAMES; known->name != NULL; known++) {
        if (is_named(key, known->name))
            return known;
    }
    return NULL;
}

void tenet__name_key(const tenet__name *known, char *key, gsize size)
{
    gsize length = 0;
    for (const char *at = known->name; *at != '\0' && length + 1 < size; at++) {
        if (*at != ' ')
            key[length++] = *at;
    }
    key[length] = '\0';
}

guint tenet__edit_distance(const char *a, const char *b, guint limit)
{
    enum { LONGEST = 64 };
    gsize a_length = strlen(a), b_length = strlen(b);
    guint row[LONGEST + 1];
    gsize difference = a_length > b_length ? a_length - b_length : b_length - a_length;
    if (a_length > LONGEST || b_length > LONGEST || difference > limit)
        return limit + 1;
    for (guint j = 0; j <= b_length; j++)
        row[j] = j;
    for (guint i = 1; i <= a_length; i++) {
        guint diagonal = row[0];
        row[0] = i;
        for (guint j = 1; j <= b_length; j++) {
            guint above = row[j];
            guint replaced = diagonal + (a[i - 1] != b[j - 1]);
            row[j] = MIN(replaced, 1 + MIN(above, row[j - 1]));
            diagonal = above;
        }
    }
    return MIN(row[b_length], limit + 1);
}
