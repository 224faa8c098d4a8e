/*
 * One candidate, from Node: what the note is worth, which words it is worth that for, and what an
 * error looks like.
 *
 *     npm ci && node one_note.js [model.yaml]
 *
 * TENET_LIBRARY names the library if the system does not find it. In a server, call long work by
 * koffi's .async(), so that others are served meanwhile: a model may be used by many threads.
 */
'use strict';

const koffi = require('koffi');

const library = koffi.load(process.env.TENET_LIBRARY || 'libtenet.so.0');

// Of the headers, what is used here.
const Alignment = koffi.struct('tenet_alignment', {
  score: 'double', low: 'double', high: 'double', low_correlated: 'double',
  high_correlated: 'double', deviation: 'double', coverage: 'double', points: 'double',
  status: 'int32_t', review: 'int32_t',
});
const Evidence = koffi.struct('tenet_evidence', {
  units: 'double', points: 'double', weight: 'double',
  start: 'int64_t', end: 'int64_t', cause_start: 'int64_t', cause_end: 'int64_t',
  value: 'int32_t', indicator: 'int32_t', polarity: 'int32_t', state: 'int32_t',
  source: 'int32_t', text: 'int32_t', asked: 'int32_t', counted: 'int32_t', kind: 'int32_t',
  sentence: 'int32_t',
});
// A text is read by its length, because it may hold NUL.
const Text = koffi.struct('tenet_text', {
  text: 'void *', length: 'int64_t', source: 'int32_t', format: 'int32_t',
});

const prototypes = `
  const char *tenet_version(void)
  uint32_t tenet_abi_version(void)
  int64_t tenet_struct_size(int32_t kind)
  const char *tenet_status_name(int32_t code)
  const char *tenet_state_name(int32_t state)
  const char *tenet_error_text(void *error)
  void tenet_error_free(void *error)
  int32_t tenet_model_load_file(const char *path, _Out_ void **model, _Out_ void **error)
  int32_t tenet_model_load_yaml(const char *text, int64_t length, const char *source, _Out_ void **model, _Out_ void **error)
  int32_t tenet_model_builtin(_Out_ void **model, _Out_ void **error)
  void tenet_model_unref(void *model)
  int32_t tenet_candidate_new(const char *id, int64_t length, _Out_ void **candidate, _Out_ void **error)
  void tenet_candidate_free(void *candidate)
  int32_t tenet_candidate_add_notes(void *candidate, const char *text, int64_t length, int32_t format, _Out_ void **error)
  int32_t tenet_candidate_add_rating(void *candidate, const char *value, int64_t length, double rating, double low, double high, _Out_ void **error)
  int32_t tenet_assess(void *model, void *candidate, void *options, _Out_ void **assessment, _Out_ void **error)
  void tenet_assessment_free(void *assessment)
  const char *tenet_assessment_candidate(void *assessment)
  int32_t tenet_assessment_alignment(void *assessment, _Out_ void **row)
  int32_t tenet_assessment_evidence(void *assessment, _Out_ void **rows, _Out_ int64_t *count)
  int32_t tenet_assessment_texts(void *assessment, _Out_ void **rows, _Out_ int64_t *count)`;
const tenet = {};
for (const prototype of prototypes.trim().split('\n')) {
  tenet[/\b(tenet_\w+)\(/.exec(prototype)[1]] = library.func(prototype);
}

const TEXT_PLAIN = 1;
const STRUCTS = [[4, Alignment], [6, Evidence], [7, Text]];

class TenetError extends Error {}

// A library of another interface would be read at the wrong places.
for (const [kind, struct] of STRUCTS) {
  if (tenet.tenet_abi_version() !== 0 ||
      Number(tenet.tenet_struct_size(kind)) !== koffi.sizeof(struct)) {
    throw new TenetError('the library does not fit this program');
  }
}

/** Calls a function whose last parameter takes the error; throws what it reports. */
function call(name, ...args) {
  const error = [null];
  const status = tenet[name](...args, error);
  if (status !== 0) {
    const text = `${tenet.tenet_status_name(status)}: ${tenet.tenet_error_text(error[0])}`;
    tenet.tenet_error_free(error[0]);
    throw new TenetError(text.trimEnd());
  }
}

/** Calls a function that makes an object, and returns the pointer to it. */
function create(name, ...args) {
  const made = [null];
  call(name, ...args, made);
  return made[0];
}

/** The rows of a result, copied. */
function rows(name, owner, struct) {
  const first = [null];
  const count = [0];
  tenet[name](owner, first, count);
  return count[0] ? koffi.decode(first[0], struct, Number(count[0])) : [];
}

function alignment(result) {
  const row = [null];
  tenet.tenet_assessment_alignment(result, row);
  const found = koffi.decode(row[0], Alignment);
  const score = Number.isNaN(found.score) ? 'too little is known' :
    `${found.score.toFixed(1)} of 100 (${found.low.toFixed(1)} to ${found.high.toFixed(1)})`;
  const who = tenet.tenet_assessment_candidate(result);
  return `${who}: ${score}, coverage ${(100 * found.coverage).toFixed(0)} %`;
}

/** The places of a match are bytes of its text; characters of JavaScript are UTF-16. */
function firstMatch(result) {
  const texts = rows('tenet_assessment_texts', result, Text);
  const item = rows('tenet_assessment_evidence', result, Evidence).find((row) => row.text >= 0);
  if (!item) return 'nothing found';
  const { text, length } = texts[item.text];
  const bytes = Buffer.from(koffi.decode(text, koffi.array('uint8_t', Number(length))));
  const quote = bytes.toString('utf8', Number(item.start), Number(item.end));
  const points = (item.points < 0 ? '' : '+') + item.points.toFixed(2);
  return `${points} points: "${quote}", ${tenet.tenet_state_name(item.state)}`;
}

function main(path) {
  console.log(`tenet ${tenet.tenet_version()}`);
  const model = path ? create('tenet_model_load_file', path) : create('tenet_model_builtin');
  const person = create('tenet_candidate_new', 'C-104', -1);
  const note = 'Zoë was stuck – she stayed late to help. Her boss helped, too.';
  call('tenet_candidate_add_notes', person, note, Buffer.byteLength(note), TEXT_PLAIN);
  call('tenet_candidate_add_rating', person, 'helpfulness', -1, 5, 1, 5);
  call('tenet_candidate_add_rating', person, 'respect', -1, 4, 1, 5);
  const result = create('tenet_assess', model, person, null);
  console.log(alignment(result));
  console.log(firstMatch(result));
  tenet.tenet_assessment_free(result);
  tenet.tenet_candidate_free(person);
  tenet.tenet_model_unref(model);

  try {
    create('tenet_model_load_yaml', 'tenet: 2\n', -1, 'newer.yaml');
  } catch (error) {
    if (!(error instanceof TenetError)) throw error;
    console.log(error.message);
  }
}

try {
  main(process.argv[2]);
} catch (error) {
  console.error(error instanceof TenetError ? error.message : error);
  process.exitCode = 1;
}
