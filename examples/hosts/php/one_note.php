<?php
/*
 * One candidate, from PHP: what the note is worth, which words it is worth that for, and what an
 * error looks like.
 *
 *     php -d ffi.enable=1 one_note.php [model.yaml]
 *
 * TENET_LIBRARY names the library if the system does not find it. In a web server, declare the
 * functions once in a file named by opcache.preload and leave ffi.enable at "preload".
 */
declare(strict_types=1);

// Of the headers, what is used here: FFI takes C as it is written.
$tenet = FFI::cdef(<<<'C'
    typedef struct tenet_alignment {
        double score, low, high, low_correlated, high_correlated, deviation, coverage, points;
        int32_t status, review;
    } tenet_alignment;
    typedef struct tenet_evidence {
        double units, points, weight;
        int64_t start, end, cause_start, cause_end;
        int32_t value, indicator, polarity, state, source, text, asked, counted, kind, sentence;
    } tenet_evidence;
    typedef struct tenet_text {
        const char *text;
        int64_t length;
        int32_t source, format;
    } tenet_text;

    const char *tenet_version(void);
    uint32_t tenet_abi_version(void);
    int64_t tenet_struct_size(int32_t kind);
    const char *tenet_status_name(int32_t code);
    const char *tenet_state_name(int32_t state);
    const char *tenet_error_text(const void *error);
    void tenet_error_free(void *error);
    int32_t tenet_model_load_file(const char *path, void **model, void **error);
    int32_t tenet_model_load_yaml(const char *text, int64_t length, const char *source,
                                  void **model, void **error);
    int32_t tenet_model_builtin(void **model, void **error);
    void tenet_model_unref(void *model);
    int32_t tenet_candidate_new(const char *id, int64_t length, void **candidate, void **error);
    void tenet_candidate_free(void *candidate);
    int32_t tenet_candidate_add_notes(void *candidate, const char *text, int64_t length,
                                      int32_t format, void **error);
    int32_t tenet_candidate_add_rating(void *candidate, const char *value, int64_t length,
                                       double rating, double low, double high, void **error);
    int32_t tenet_assess(const void *model, const void *candidate, const void *options,
                         void **assessment, void **error);
    void tenet_assessment_free(void *assessment);
    const char *tenet_assessment_candidate(const void *assessment);
    int32_t tenet_assessment_alignment(const void *assessment, const tenet_alignment **row);
    int32_t tenet_assessment_evidence(const void *assessment, const tenet_evidence **rows,
                                      int64_t *count);
    int32_t tenet_assessment_texts(const void *assessment, const tenet_text **rows,
                                   int64_t *count);
C, getenv('TENET_LIBRARY') ?: 'libtenet.so.0');

const TEXT_PLAIN = 1;
const STRUCT_ALIGNMENT = 4, STRUCT_EVIDENCE = 6, STRUCT_TEXT = 7;

class TenetException extends RuntimeException
{
}

// A library of another interface would be read at the wrong places.
foreach ([STRUCT_ALIGNMENT => 'alignment', STRUCT_EVIDENCE => 'evidence', STRUCT_TEXT => 'text']
    as $kind => $name) {
    if ($tenet->tenet_abi_version() !== 0
        || $tenet->tenet_struct_size($kind) !== FFI::sizeof($tenet->type("tenet_$name"))) {
        throw new TenetException('the library does not fit this program');
    }
}

/** Calls a function whose last parameter takes the error; throws what it reports. */
function call(string $function, mixed ...$arguments): void
{
    global $tenet;
    $error = $tenet->new('void *');
    $status = $tenet->$function(...$arguments, ...[FFI::addr($error)]);
    if ($status !== 0) {
        $text = $tenet->tenet_status_name($status) . ': ' . $tenet->tenet_error_text($error);
        $tenet->tenet_error_free($error);
        throw new TenetException(rtrim($text), $status);
    }
}

/** Calls a function that makes an object, and returns the pointer to it. */
function create(string $function, mixed ...$arguments): FFI\CData
{
    global $tenet;
    $made = $tenet->new('void *');
    call($function, ...$arguments, ...[FFI::addr($made)]);
    return $made;
}

function print_alignment(FFI\CData $result): void
{
    global $tenet;
    $row = $tenet->new('tenet_alignment *');
    $tenet->tenet_assessment_alignment($result, FFI::addr($row));
    $found = $row[0];
    echo $tenet->tenet_assessment_candidate($result), ': ';
    echo is_nan($found->score) ? 'too little is known'
        : sprintf('%.1f of 100 (%.1f to %.1f)', $found->score, $found->low, $found->high);
    printf(", coverage %.0f %%\n", 100 * $found->coverage);
}

/** The places of a match are bytes of its text, which the result keeps. */
function print_first_match(FFI\CData $result): void
{
    global $tenet;
    $count = $tenet->new('int64_t');
    $texts = $tenet->new('tenet_text *');
    $rows = $tenet->new('tenet_evidence *');
    $tenet->tenet_assessment_texts($result, FFI::addr($texts), FFI::addr($count));
    $tenet->tenet_assessment_evidence($result, FFI::addr($rows), FFI::addr($count));
    for ($i = 0; $i < $count->cdata; $i++) {
        $item = $rows[$i];
        if ($item->text >= 0) {
            $text = FFI::string($texts[$item->text]->text, $texts[$item->text]->length);
            printf("%+.2f points: \"%s\", %s\n", $item->points,
                substr($text, $item->start, $item->end - $item->start),
                $tenet->tenet_state_name($item->state));
            return;
        }
    }
}

try {
    echo 'tenet ', $tenet->tenet_version(), "\n";
    $model = isset($argv[1]) ? create('tenet_model_load_file', $argv[1])
        : create('tenet_model_builtin');
    $person = create('tenet_candidate_new', 'C-104', -1);
    $note = 'Zoë was stuck – she stayed late to help. Her boss helped, too.';
    call('tenet_candidate_add_notes', $person, $note, strlen($note), TEXT_PLAIN);
    call('tenet_candidate_add_rating', $person, 'helpfulness', -1, 5, 1, 5);
    call('tenet_candidate_add_rating', $person, 'respect', -1, 4, 1, 5);
    $result = create('tenet_assess', $model, $person, null);
    print_alignment($result);
    print_first_match($result);
    $tenet->tenet_assessment_free($result);
    $tenet->tenet_candidate_free($person);
    $tenet->tenet_model_unref($model);

    try {
        create('tenet_model_load_yaml', "tenet: 2\n", -1, 'newer.yaml');
    } catch (TenetException $exception) {
        echo $exception->getMessage(), "\n";
    }
} catch (TenetException $exception) {
    fwrite(STDERR, $exception->getMessage() . "\n");
    exit(1);
}
