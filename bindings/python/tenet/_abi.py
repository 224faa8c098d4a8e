"""The C interface as ctypes sees it: the structs and the prototype of every function.

Written by hand from ``include/tenet/*.h``; ``tests/test_abi.py`` reads the headers and fails on any
difference, and ``_lib`` compares the struct sizes with the library's own when it is loaded.
"""

from __future__ import annotations

import ctypes
from ctypes import (
    POINTER,
    c_char_p,
    c_double,
    c_int32,
    c_int64,
    c_uint8,
    c_uint32,
    c_void_p,
)
from typing import Any

#: The library's ABI this package was written for.
ABI_VERSION = 0

OK = 0
E_ARGUMENT = 1
E_MEMORY = 2
E_IO = 3
E_ENCODING = 4
E_SYNTAX = 5
E_MODEL = 6
E_DATA = 7
E_LIMIT = 8
E_NOT_FOUND = 9
E_CANCELLED = 10

LIMIT_MODEL_BYTES = 0

TEXT_AUTO = 0
TEXT_PLAIN = 1
TEXT_HTML = 2

FORM_NONE = 0
KIND_NONE = 0

READ_GROUP = 1
READ_LONG = 2
READ_WIDE = 4

FORMAT_CSV = 0
FORMAT_JSON = 1
FORMAT_JSONL = 2
FORMAT_TEXT = 3
FORMAT_TABLE = 4
FORMAT_EXPLAIN = 5

ASSESS_RATINGS_FIRST = 1

PAGE_TEXT = 0
PAGE_HTML = 1
PAGE_JSON = 2

RENDER_COLOR = 1
RENDER_RAW = 2

REPORT_FOR_CANDIDATE = 1


# The names of the structs and of their fields are the header's.


class tenet_diagnostic(ctypes.Structure):
    _fields_ = (
        ("message", c_char_p),
        ("source", c_char_p),
        ("offset", c_int64),
        ("code", c_int32),
        ("severity", c_int32),
        ("line", c_int32),
        ("column", c_int32),
    )


class tenet_value(ctypes.Structure):
    _fields_ = (
        ("id", c_char_p),
        ("name", c_char_p),
        ("description", c_char_p),
        ("weight", c_double),
        ("share", c_double),
        ("floor", c_double),
        ("first_indicator", c_int32),
        ("indicator_count", c_int32),
        ("first_question", c_int32),
        ("question_count", c_int32),
    )


class tenet_indicator(ctypes.Structure):
    _fields_ = (
        ("id", c_char_p),
        ("term", c_char_p),
        ("weight", c_double),
        ("value", c_int32),
        ("polarity", c_int32),
        ("is_regex", c_int32),
        ("line", c_int32),
    )


class tenet_question(ctypes.Structure):
    _fields_ = (
        ("id", c_char_p),
        ("text", c_char_p),
        ("value", c_int32),
        ("line", c_int32),
    )


class tenet_alignment(ctypes.Structure):
    _fields_ = (
        ("score", c_double),
        ("low", c_double),
        ("high", c_double),
        ("low_correlated", c_double),
        ("high_correlated", c_double),
        ("deviation", c_double),
        ("coverage", c_double),
        ("points", c_double),
        ("status", c_int32),
        ("review", c_int32),
    )


class tenet_value_score(ctypes.Structure):
    _fields_ = (
        ("score", c_double),
        ("low", c_double),
        ("high", c_double),
        ("share", c_double),
        ("units_for", c_double),
        ("units_against", c_double),
        ("points", c_double),
        ("stated", c_double),
        ("gap", c_double),
        ("value", c_int32),
        ("known", c_int32),
        ("answers", c_int32),
        ("sentences", c_int32),
        ("ratings", c_int32),
        ("review", c_int32),
        ("not_observed", c_int32),
        ("unrated", c_int32),
    )


class tenet_evidence(ctypes.Structure):
    _fields_ = (
        ("units", c_double),
        ("points", c_double),
        ("weight", c_double),
        ("start", c_int64),
        ("end", c_int64),
        ("cause_start", c_int64),
        ("cause_end", c_int64),
        ("value", c_int32),
        ("indicator", c_int32),
        ("polarity", c_int32),
        ("state", c_int32),
        ("source", c_int32),
        ("text", c_int32),
        ("asked", c_int32),
        ("counted", c_int32),
        ("kind", c_int32),
        ("sentence", c_int32),
    )


class tenet_text(ctypes.Structure):
    # A text may hold NUL bytes, so it is read by its length and not as a C string.
    _fields_ = (
        ("text", c_void_p),
        ("length", c_int64),
        ("source", c_int32),
        ("format", c_int32),
    )


class tenet_asked(ctypes.Structure):
    _fields_ = (
        ("question", c_char_p),
        ("model_question", c_int32),
        ("answers_counted", c_int32),
    )


class tenet_stated(ctypes.Structure):
    _fields_ = (
        ("score", c_double),
        ("pearson", c_double),
        ("spearman", c_double),
        ("tau_b", c_double),
        ("distance", c_double),
        ("form", c_int32),
        ("named", c_int32),
        ("entries", c_int32),
        ("reserved", c_int32),
    )


class tenet_follow_up(ctypes.Structure):
    _fields_ = (
        ("reason", c_char_p),
        ("gain", c_double),
        ("value", c_int32),
        ("question", c_int32),
        ("probe", c_int32),
        ("why", c_int32),
    )


class tenet_read_options(ctypes.Structure):
    _fields_ = (
        ("struct_size", c_uint32),
        ("flags", c_uint32),
        ("encoding", c_char_p),
        ("rejects", c_char_p),
        ("columns", POINTER(c_char_p)),
        ("column_count", c_int64),
        ("rating_low", c_double),
        ("rating_high", c_double),
        ("delimiter", c_uint32),
        ("reserved", c_uint32),
    )


class tenet_summary(ctypes.Structure):
    _fields_ = (
        ("bytes_read", c_int64),
        ("bytes_total", c_int64),
        ("rows_read", c_int64),
        ("rows_used", c_int64),
        ("rows_rejected", c_int64),
        ("candidates", c_int64),
        ("scored", c_int64),
        ("insufficient", c_int64),
        ("sealed", c_int64),
    )


tenet_progress = ctypes.CFUNCTYPE(c_int32, c_void_p, POINTER(tenet_summary))


class tenet_score_options(ctypes.Structure):
    _fields_ = (
        ("struct_size", c_uint32),
        ("format", c_int32),
        ("flags", c_uint32),
        ("assess", c_uint32),
        ("only", c_char_p),
        ("read", POINTER(tenet_read_options)),
        ("progress", tenet_progress),
        ("user", c_void_p),
        ("threads", c_int32),
        ("reserved", c_uint32),
    )


class tenet_assess_options(ctypes.Structure):
    _fields_ = (
        ("struct_size", c_uint32),
        ("flags", c_uint32),
    )


class tenet_report_options(ctypes.Structure):
    _fields_ = (
        ("struct_size", c_uint32),
        ("flags", c_uint32),
        ("assess", c_uint32),
        ("reserved", c_uint32),
        ("language", c_char_p),
        ("contact", c_char_p),
        ("only", c_char_p),
        ("read", POINTER(tenet_read_options)),
        ("progress", tenet_progress),
        ("user", c_void_p),
    )


class tenet_import_options(ctypes.Structure):
    _fields_ = (
        ("struct_size", c_uint32),
        ("format", c_int32),
        ("id", c_char_p),
        ("name", c_char_p),
        ("language", c_char_p),
        ("encoding", c_char_p),
        ("base", c_void_p),
    )


class tenet_texts(ctypes.Structure):
    _fields_ = (
        ("bytes", c_void_p),
        ("offsets", POINTER(c_int64)),
        ("validity", POINTER(c_uint8)),
        ("validity_offset", c_int64),
        ("count", c_int64),
        ("length", c_int64),
    )


class tenet_columns(ctypes.Structure):
    _fields_ = (
        ("struct_size", c_uint32),
        ("reserved", c_uint32),
        ("score", POINTER(c_double)),
        ("low", POINTER(c_double)),
        ("high", POINTER(c_double)),
        ("coverage", POINTER(c_double)),
        ("status", POINTER(c_int32)),
        ("value_score", POINTER(c_double)),
        ("value_low", POINTER(c_double)),
        ("value_high", POINTER(c_double)),
        ("value_for", POINTER(c_double)),
        ("value_against", POINTER(c_double)),
    )


tenet_bulk_progress = ctypes.CFUNCTYPE(c_int32, c_void_p, c_int64)


class tenet_bulk_options(ctypes.Structure):
    _fields_ = (
        ("struct_size", c_uint32),
        ("format", c_int32),
        ("threads", c_int32),
        ("reserved", c_uint32),
        ("progress", tenet_bulk_progress),
        ("user", c_void_p),
    )


class tenet_corpus_options(ctypes.Structure):
    _fields_ = (
        ("struct_size", c_uint32),
        ("delimiter", c_uint32),
        ("encoding", c_char_p),
        ("texts", POINTER(c_char_p)),
        ("text_count", c_int64),
        ("labels", POINTER(c_char_p)),
        ("label_count", c_int64),
        ("person", c_char_p),
    )


class tenet_suggest_options(ctypes.Structure):
    _fields_ = (
        ("struct_size", c_uint32),
        ("count", c_int32),
        ("max_words", c_int32),
        ("min_people", c_int32),
        ("label", c_char_p),
        ("language", c_char_p),
    )


class tenet_suggestion(ctypes.Structure):
    _fields_ = (
        ("value", c_char_p),
        ("term", c_char_p),
        ("quotes", c_char_p),
        ("effect", c_double),
        ("low", c_double),
        ("high", c_double),
        ("g2", c_double),
        ("log_ratio", c_double),
        ("texts_with", c_int32),
        ("texts_without", c_int32),
        ("people", c_int32),
        ("proxies", c_int32),
    )


class tenet_learn_options(ctypes.Structure):
    _fields_ = (
        ("struct_size", c_uint32),
        ("grow", c_int32),
        ("max_words", c_int32),
        ("min_people", c_int32),
        ("threads", c_int32),
        ("reserved", c_int32),
        ("language", c_char_p),
    )


class tenet_lesson_value(ctypes.Structure):
    _fields_ = (
        ("value", c_char_p),
        ("f1", c_double),
        ("low", c_double),
        ("high", c_double),
        ("precision", c_double),
        ("recall", c_double),
        ("auc", c_double),
        ("agreement", c_double),
        ("threshold", c_double),
        ("texts", c_int32),
        ("people", c_int32),
        ("positives", c_int32),
        ("terms", c_int32),
    )


class tenet_guide_options(ctypes.Structure):
    _fields_ = (
        ("struct_size", c_uint32),
        ("minutes", c_int32),
        ("questions", c_int32),
        ("reserved", c_uint32),
        ("seed", c_char_p),
        ("language", c_char_p),
    )


class tenet_guide_minutes(ctypes.Structure):
    _fields_ = (
        ("total", c_int32),
        ("opening", c_int32),
        ("candidate", c_int32),
        ("closing", c_int32),
        ("reserve", c_int32),
        ("left_out", c_int32),
    )


class tenet_guide_question(ctypes.Structure):
    _fields_ = (
        ("text", c_char_p),
        ("reason", c_char_p),
        ("value", c_int32),
        ("question", c_int32),
        ("minutes", c_int32),
        ("why", c_int32),
    )


class tenet_comparison_pair(ctypes.Structure):
    _fields_ = (
        ("probability", c_double),
        ("difference", c_double),
        ("first", c_int32),
        ("second", c_int32),
        ("value", c_int32),
        ("verdict", c_int32),
    )


#: In the order of the header's TENET_STRUCT_ numbers.
STRUCTS: tuple[type[ctypes.Structure], ...] = (
    tenet_diagnostic,
    tenet_value,
    tenet_indicator,
    tenet_question,
    tenet_alignment,
    tenet_value_score,
    tenet_evidence,
    tenet_text,
    tenet_follow_up,
    tenet_stated,
    tenet_read_options,
    tenet_score_options,
    tenet_summary,
    tenet_asked,
    tenet_assess_options,
    tenet_import_options,
    tenet_texts,
    tenet_columns,
    tenet_bulk_options,
    tenet_report_options,
    tenet_corpus_options,
    tenet_suggest_options,
    tenet_suggestion,
    tenet_learn_options,
    tenet_lesson_value,
    tenet_guide_options,
    tenet_guide_minutes,
    tenet_guide_question,
    tenet_comparison_pair,
)

# Opaque handles.
_MODEL = _CANDIDATE = _ASSESSMENT = _READER = _ERROR = _GUIDE = _COMPARISON = c_void_p
_CORPUS = _SUGGESTIONS = _LESSON = c_void_p
_OUT = POINTER(c_void_p)  # a handle or string handed over
_COUNT = POINTER(c_int64)
_TEXT = (c_char_p, c_int64)  # bytes and their number

#: Name -> (result, arguments), for every function of the headers.
FUNCTIONS: dict[str, tuple[Any, tuple[Any, ...]]] = {
    # base.h
    "tenet_version": (c_char_p, ()),
    "tenet_version_number": (c_uint32, ()),
    "tenet_abi_version": (c_uint32, ()),
    "tenet_build_info": (c_char_p, ()),
    "tenet_status_name": (c_char_p, (c_int32,)),
    "tenet_status_text": (c_char_p, (c_int32,)),
    "tenet_error_status": (c_int32, (_ERROR,)),
    "tenet_error_diagnostics": (c_int32, (_ERROR, POINTER(POINTER(tenet_diagnostic)), _COUNT)),
    "tenet_error_text": (c_char_p, (_ERROR,)),
    "tenet_error_free": (None, (_ERROR,)),
    "tenet_limit": (c_int64, (c_int32,)),
    "tenet_struct_size": (c_int64, (c_int32,)),
    "tenet_string_free": (None, (c_void_p,)),
    # model.h
    "tenet_model_load_file": (c_int32, (c_char_p, _OUT, _OUT)),
    "tenet_model_load_yaml": (c_int32, (*_TEXT, c_char_p, _OUT, _OUT)),
    "tenet_model_builtin": (c_int32, (_OUT, _OUT)),
    "tenet_model_builtin_yaml": (c_char_p, (_COUNT,)),
    "tenet_model_ref": (_MODEL, (_MODEL,)),
    "tenet_model_unref": (None, (_MODEL,)),
    "tenet_model_id": (c_char_p, (_MODEL,)),
    "tenet_model_name": (c_char_p, (_MODEL,)),
    "tenet_model_language": (c_char_p, (_MODEL,)),
    "tenet_model_purpose": (c_char_p, (_MODEL,)),
    "tenet_model_validation": (c_char_p, (_MODEL,)),
    "tenet_model_digest": (c_char_p, (_MODEL,)),
    "tenet_model_values": (c_int32, (_MODEL, POINTER(POINTER(tenet_value)), _COUNT)),
    "tenet_model_indicators": (c_int32, (_MODEL, POINTER(POINTER(tenet_indicator)), _COUNT)),
    "tenet_model_questions": (c_int32, (_MODEL, POINTER(POINTER(tenet_question)), _COUNT)),
    "tenet_model_anchor": (c_char_p, (_MODEL, c_int32, c_int32)),
    "tenet_model_probe": (c_char_p, (_MODEL, c_int32, c_int32)),
    "tenet_model_diagnostics": (c_int32, (_MODEL, POINTER(POINTER(tenet_diagnostic)), _COUNT)),
    "tenet_model_show": (c_int32, (_MODEL, _OUT, _COUNT, _OUT)),
    # candidate.h
    "tenet_candidate_new": (c_int32, (*_TEXT, _OUT, _OUT)),
    "tenet_candidate_free": (None, (_CANDIDATE,)),
    "tenet_candidate_id": (c_char_p, (_CANDIDATE,)),
    "tenet_candidate_add_answer": (c_int32, (_CANDIDATE, *_TEXT, *_TEXT, c_int32, _OUT)),
    "tenet_candidate_add_notes": (c_int32, (_CANDIDATE, *_TEXT, c_int32, _OUT)),
    "tenet_candidate_add_rating": (
        c_int32,
        (_CANDIDATE, *_TEXT, c_double, c_double, c_double, _OUT),
    ),
    "tenet_candidate_add_not_observed": (c_int32, (_CANDIDATE, *_TEXT, _OUT)),
    "tenet_candidate_add_self_report_text": (c_int32, (_CANDIDATE, *_TEXT, _OUT)),
    "tenet_candidate_add_self_report_list": (c_int32, (_CANDIDATE, *_TEXT, _OUT)),
    "tenet_candidate_add_self_report_ranking": (c_int32, (_CANDIDATE, *_TEXT, c_double, _OUT)),
    "tenet_candidate_add_self_report_rating": (
        c_int32,
        (_CANDIDATE, *_TEXT, c_double, c_double, c_double, _OUT),
    ),
    # assess.h
    "tenet_assess": (
        c_int32,
        (_MODEL, _CANDIDATE, POINTER(tenet_assess_options), _OUT, _OUT),
    ),
    "tenet_assessment_sealed": (c_int32, (_ASSESSMENT,)),
    "tenet_assessment_free": (None, (_ASSESSMENT,)),
    "tenet_assessment_model": (_MODEL, (_ASSESSMENT,)),
    "tenet_assessment_candidate": (c_char_p, (_ASSESSMENT,)),
    "tenet_assessment_alignment": (c_int32, (_ASSESSMENT, POINTER(POINTER(tenet_alignment)))),
    "tenet_assessment_values": (
        c_int32,
        (_ASSESSMENT, POINTER(POINTER(tenet_value_score)), _COUNT),
    ),
    "tenet_assessment_evidence": (
        c_int32,
        (_ASSESSMENT, POINTER(POINTER(tenet_evidence)), _COUNT),
    ),
    "tenet_assessment_texts": (c_int32, (_ASSESSMENT, POINTER(POINTER(tenet_text)), _COUNT)),
    "tenet_assessment_asked": (c_int32, (_ASSESSMENT, POINTER(POINTER(tenet_asked)), _COUNT)),
    "tenet_assessment_stated": (c_int32, (_ASSESSMENT, POINTER(POINTER(tenet_stated)))),
    "tenet_assessment_follow_ups": (
        c_int32,
        (_ASSESSMENT, POINTER(POINTER(tenet_follow_up)), _COUNT),
    ),
    "tenet_assessment_notices": (
        c_int32,
        (_ASSESSMENT, POINTER(POINTER(tenet_diagnostic)), _COUNT),
    ),
    "tenet_state_name": (c_char_p, (c_int32,)),
    "tenet_source_name": (c_char_p, (c_int32,)),
    "tenet_kind_name": (c_char_p, (c_int32,)),
    "tenet_form_name": (c_char_p, (c_int32,)),
    "tenet_counted_name": (c_char_p, (c_int32,)),
    "tenet_alignment_name": (c_char_p, (c_int32,)),
    "tenet_ask_name": (c_char_p, (c_int32,)),
    # bulk.h
    "tenet_score_texts": (
        c_int32,
        (
            _MODEL,
            POINTER(tenet_texts),
            POINTER(tenet_bulk_options),
            POINTER(tenet_columns),
            _OUT,
        ),
    ),
    # interview.h
    "tenet_guide_new": (
        c_int32,
        (_MODEL, _ASSESSMENT, POINTER(tenet_guide_options), _OUT, _OUT),
    ),
    "tenet_guide_free": (None, (_GUIDE,)),
    "tenet_guide_plan": (c_int32, (_GUIDE, POINTER(POINTER(tenet_guide_minutes)))),
    "tenet_guide_questions": (
        c_int32,
        (_GUIDE, POINTER(POINTER(tenet_guide_question)), _COUNT),
    ),
    "tenet_guide_render": (c_int32, (_GUIDE, c_int32, _OUT, _COUNT, _OUT)),
    "tenet_comparison_new": (c_int32, (POINTER(c_void_p), c_int64, _OUT, _OUT)),
    "tenet_comparison_free": (None, (_COMPARISON,)),
    "tenet_comparison_pairs": (
        c_int32,
        (_COMPARISON, POINTER(POINTER(tenet_comparison_pair)), _COUNT),
    ),
    "tenet_comparison_notices": (
        c_int32,
        (_COMPARISON, POINTER(POINTER(tenet_diagnostic)), _COUNT),
    ),
    "tenet_comparison_render": (c_int32, (_COMPARISON, c_int32, c_char_p, _OUT, _COUNT, _OUT)),
    "tenet_pair_name": (c_char_p, (c_int32,)),
    # io.h
    "tenet_reader_open": (
        c_int32,
        (_MODEL, c_char_p, POINTER(tenet_read_options), _OUT, _OUT),
    ),
    "tenet_reader_next": (c_int32, (_READER, _OUT, _OUT)),
    "tenet_reader_notices": (c_int32, (_READER, POINTER(POINTER(tenet_diagnostic)), _COUNT)),
    "tenet_reader_summary": (c_int32, (_READER, POINTER(tenet_summary))),
    "tenet_reader_free": (None, (_READER,)),
    "tenet_assessment_render": (c_int32, (_ASSESSMENT, c_int32, c_uint32, _OUT, _COUNT, _OUT)),
    "tenet_score_csv": (
        c_int32,
        (
            _MODEL,
            c_char_p,
            c_char_p,
            POINTER(tenet_score_options),
            POINTER(tenet_summary),
            _OUT,
            _OUT,
        ),
    ),
    "tenet_assessment_report": (
        c_int32,
        (_ASSESSMENT, POINTER(tenet_report_options), _OUT, _COUNT, _OUT),
    ),
    "tenet_report_csv": (
        c_int32,
        (
            _MODEL,
            c_char_p,
            c_char_p,
            POINTER(tenet_report_options),
            POINTER(tenet_summary),
            _OUT,
            _OUT,
        ),
    ),
    # learn.h
    "tenet_dictionary_import": (
        c_int32,
        (*_TEXT, c_char_p, POINTER(tenet_import_options), _OUT, _COUNT, _OUT, _OUT),
    ),
    "tenet_dictionary_import_file": (
        c_int32,
        (c_char_p, POINTER(tenet_import_options), _OUT, _COUNT, _OUT, _OUT),
    ),
    "tenet_dictionary_export": (c_int32, (_MODEL, _OUT, _COUNT, _OUT)),
    "tenet_model_diff": (
        c_int32,
        (_MODEL, _MODEL, c_char_p, POINTER(tenet_read_options), _OUT, _COUNT, _OUT),
    ),
    "tenet_corpus_new": (c_int32, (_OUT, c_int64, _OUT, _OUT)),
    "tenet_corpus_add": (c_int32, (_CORPUS, c_char_p, *_TEXT, POINTER(c_double), _OUT)),
    "tenet_corpus_count": (c_int64, (_CORPUS,)),
    "tenet_corpus_free": (None, (_CORPUS,)),
    "tenet_corpus_read_csv": (
        c_int32,
        (c_char_p, POINTER(tenet_corpus_options), _OUT, _OUT, _OUT),
    ),
    "tenet_model_review": (c_int32, (_MODEL, _CORPUS, c_char_p, _OUT, _OUT)),
    "tenet_suggest": (
        c_int32,
        (_MODEL, _CORPUS, POINTER(tenet_suggest_options), _OUT, _OUT),
    ),
    "tenet_suggestions_rows": (
        c_int32,
        (_SUGGESTIONS, POINTER(POINTER(tenet_suggestion)), _COUNT),
    ),
    "tenet_suggestions_render": (c_int32, (_SUGGESTIONS, c_int32, _OUT, _COUNT, _OUT)),
    "tenet_suggestions_free": (None, (_SUGGESTIONS,)),
    "tenet_learn": (
        c_int32,
        (_MODEL, _CORPUS, POINTER(tenet_learn_options), _OUT, _OUT),
    ),
    "tenet_lesson_values": (
        c_int32,
        (_LESSON, POINTER(POINTER(tenet_lesson_value)), _COUNT),
    ),
    "tenet_lesson_yaml": (c_char_p, (_LESSON, _COUNT)),
    "tenet_lesson_report": (c_char_p, (_LESSON, _COUNT)),
    "tenet_lesson_free": (None, (_LESSON,)),
}
