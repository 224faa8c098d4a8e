/*
 * tenet inside SQLite, as an extension that is loaded when wanted.
 *
 *     cc -shared -fPIC tenet_sqlite.c $(pkg-config --cflags --libs tenet) -o tenet_sqlite.so
 *     sqlite3 :memory: '.load ./tenet_sqlite' "SELECT tenet_score('...')"
 *
 *     tenet_score(notes)            the alignment, 0 to 100; NULL where too little is known
 *     tenet_score(notes, model)     by the model in a file, which is read once a statement
 *     tenet_assess(notes)           the whole assessment in JSON, for json_extract() and
 *     tenet_assess(notes, model)    json_each(): evidence with quotes, what to ask next
 *
 * Notes are the text of one candidate; NULL gives NULL. What fails is an error of the statement.
 */
#include <math.h>
#include <sqlite3ext.h>
#include <stddef.h>
#include <tenet/tenet.h>

SQLITE_EXTENSION_INIT1

static void report(sqlite3_context *context, int32_t status, tenet_error *error)
{
    if (status == TENET_E_MEMORY)
        sqlite3_result_error_nomem(context);
    else
        sqlite3_result_error(context, tenet_error_text(error), -1);
    tenet_error_free(error);
}

static void unref_model(void *model)
{
    tenet_model_unref(model);
}

/* The model that a call names, or the built-in one; NULL after an error was reported. SQLite keeps
 * it with the argument for as long as that is the same, which for a constant is the statement. */
static const tenet_model *model_of(sqlite3_context *context, int count, sqlite3_value **values)
{
    tenet_model *model = NULL;
    tenet_error *error = NULL;
    int32_t status;
    const char *path;

    if (count < 2)
        return sqlite3_user_data(context);
    model = sqlite3_get_auxdata(context, 1);
    if (model != NULL)
        return model;
    path = (const char *)sqlite3_value_text(values[1]);
    status = tenet_model_load_file(path != NULL ? path : "", &model, &error);
    if (status != TENET_OK) {
        report(context, status, error);
        return NULL;
    }
    sqlite3_set_auxdata(context, 1, model, unref_model);
    return sqlite3_get_auxdata(context, 1); /* SQLite may have let go of it when memory is short */
}

/* The assessment of the notes; NULL for NULL, or after an error was reported. */
static tenet_assessment *assess(sqlite3_context *context, int count, sqlite3_value **values)
{
    const char *notes = (const char *)sqlite3_value_text(values[0]);
    const tenet_model *model;
    tenet_candidate *person = NULL;
    tenet_assessment *result = NULL;
    tenet_error *error = NULL;
    int32_t status;

    if (notes == NULL)
        return NULL;
    model = model_of(context, count, values);
    if (model == NULL)
        return NULL;
    status = tenet_candidate_new("", 0, &person, &error);
    if (status == TENET_OK)
        status = tenet_candidate_add_notes(person, notes, sqlite3_value_bytes(values[0]),
                                           TENET_TEXT_AUTO, &error);
    if (status == TENET_OK)
        status = tenet_assess(model, person, NULL, &result, &error);
    tenet_candidate_free(person);
    if (status != TENET_OK)
        report(context, status, error);
    return result;
}

static void tenet_score(sqlite3_context *context, int count, sqlite3_value **values)
{
    tenet_assessment *result = assess(context, count, values);
    const tenet_alignment *found = NULL;

    if (result == NULL)
        return;
    tenet_assessment_alignment(result, &found);
    if (!isnan(found->score))
        sqlite3_result_double(context, found->score);
    tenet_assessment_free(result);
}

static void free_text(void *text)
{
    tenet_string_free(text);
}

static void tenet_json(sqlite3_context *context, int count, sqlite3_value **values)
{
    tenet_assessment *result = assess(context, count, values);
    tenet_error *error = NULL;
    char *text = NULL;
    int64_t length = 0;
    int32_t status;

    if (result == NULL)
        return;
    status = tenet_assessment_render(result, TENET_FORMAT_JSON, 0, &text, &length, &error);
    if (status == TENET_OK)
        sqlite3_result_text64(context, text, (sqlite3_uint64)length, free_text, SQLITE_UTF8);
    else
        report(context, status, error);
    tenet_assessment_free(result);
}

/* With a model in a file, a result is not the same for ever, and only a statement that a person
 * wrote may read files: no view or trigger of a database that came from elsewhere. */
static int add_function(sqlite3 *db, const char *name, tenet_model *model,
                        void (*function)(sqlite3_context *, int, sqlite3_value **))
{
    int status = sqlite3_create_function_v2(
        db, name, 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, tenet_model_ref(model),
        function, NULL, NULL, unref_model);
    if (status != SQLITE_OK)
        return status;
    return sqlite3_create_function_v2(db, name, 2, SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL, function,
                                      NULL, NULL, NULL);
}

int sqlite3_tenetsqlite_init(sqlite3 *db, char **message, const sqlite3_api_routines *api);

int sqlite3_tenetsqlite_init(sqlite3 *db, char **message, const sqlite3_api_routines *api)
{
    tenet_model *model = NULL;
    tenet_error *error = NULL;
    int status;

    SQLITE_EXTENSION_INIT2(api);
    if (tenet_model_builtin(&model, &error) != TENET_OK) {
        *message = sqlite3_mprintf("%s", tenet_error_text(error));
        tenet_error_free(error);
        return SQLITE_ERROR;
    }
    status = add_function(db, "tenet_score", model, tenet_score);
    if (status == SQLITE_OK)
        status = add_function(db, "tenet_assess", model, tenet_json);
    tenet_model_unref(model);
    return status;
}
