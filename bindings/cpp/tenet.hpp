/*
 * tenet.hpp - tenet for C++17 and later, in one header over the C library.
 *
 *     #include <tenet/tenet.hpp>
 *
 *     tenet::model model = tenet::model::load("values.yaml");      // or builtin(), or parse(text)
 *     tenet::candidate person("C-104");
 *     person.add_notes("Stayed late to help a new colleague.").add_rating("respect", 4);
 *     tenet::assessment result = model.assess(person);
 *     for (const tenet_evidence &item : result.evidence())
 *         std::cout << item.points << ' ' << result.quote(item) << '\n';
 *
 * Objects own their handle, can be moved and not copied, and give the handle back at the end of
 * their life; get() hands it to functions of C that have no wrapper here. An object that was moved
 * from holds no handle: the library refuses it, which is a tenet::error as every failure is, with
 * every diagnostic. Rows are the C structs, whose meaning tenet/assess.h and tenet/model.h tell;
 * they belong to the object they were asked from, and so does every string_view. Text is UTF-8.
 * One model may be used by many threads at once, every other object by one at a time.
 */
#ifndef TENET_HPP
#define TENET_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <tenet/tenet.h>

namespace tenet
{

/** One message about one place: a copy of tenet_diagnostic. */
struct diagnostic {
    std::string message;
    std::string source;
    std::int64_t offset; /**< in bytes from 0; -1 = unknown */
    std::int32_t code;
    std::int32_t severity;
    std::int32_t line; /**< from 1; 0 = unknown */
    std::int32_t column;
};

/** What a call of the library reported; what() has one line for each diagnostic. */
class error : public std::runtime_error
{
public:
    explicit error(std::int32_t status, const tenet_error *details = nullptr)
        : std::runtime_error(text(status, details)), status_(status)
    {
        const tenet_diagnostic *rows = nullptr;
        std::int64_t count = 0;
        tenet_error_diagnostics(details, &rows, &count);
        auto copies = std::make_shared<std::vector<diagnostic>>();
        for (std::int64_t i = 0; i < count; i++)
            copies->push_back({rows[i].message, rows[i].source, rows[i].offset, rows[i].code,
                               rows[i].severity, rows[i].line, rows[i].column});
        diagnostics_ = std::move(copies);
    }

    /** TENET_E_... */
    std::int32_t status() const noexcept { return status_; }

    const std::vector<diagnostic> &diagnostics() const noexcept { return *diagnostics_; }

private:
    static std::string text(std::int32_t status, const tenet_error *details)
    {
        std::string lines = tenet_error_text(details);
        while (!lines.empty() && lines.back() == '\n')
            lines.pop_back();
        return lines.empty() ? tenet_status_text(status) : lines;
    }

    std::int32_t status_;
    std::shared_ptr<const std::vector<diagnostic>>
        diagnostics_; // copying an exception may not throw
};

/** The rows of a result: a view that can be walked and indexed, and owns nothing. */
template <class Row> class rows
{
public:
    rows(const Row *first, std::int64_t count) noexcept : first_(first), count_(count) {}

    const Row *begin() const noexcept { return first_; }
    const Row *end() const noexcept { return first_ + count_; }
    std::size_t size() const noexcept { return static_cast<std::size_t>(count_); }
    bool empty() const noexcept { return count_ == 0; }

    /** By an index as other rows hold it; one that is out of range, such as -1, throws. */
    const Row &operator[](std::int64_t index) const
    {
        if (index < 0 || index >= count_)
            throw std::out_of_range("tenet: no row " + std::to_string(index));
        return first_[index];
    }

private:
    const Row *first_;
    std::int64_t count_;
};

namespace detail
{

template <auto Free> struct deleter {
    template <class Handle> void operator()(Handle *handle) const noexcept { Free(handle); }
};

template <class Handle, auto Free> using owner = std::unique_ptr<Handle, deleter<Free>>;

/** Calls a function whose last parameter takes the error, and throws what it reports. */
template <class Function, class... Arguments> void call(Function function, Arguments... arguments)
{
    tenet_error *details = nullptr;
    const std::int32_t status = function(arguments..., &details);
    const owner<tenet_error, tenet_error_free> owned(details);
    if (status != TENET_OK)
        throw error(status, details);
}

inline void check(std::int32_t status)
{
    if (status != TENET_OK)
        throw error(status);
}

/** A view without bytes may have no address, which C would take for no text at all. */
inline const char *data(std::string_view text) noexcept
{
    return text.data() != nullptr ? text.data() : "";
}

inline std::int64_t size(std::string_view text) noexcept
{
    return static_cast<std::int64_t>(text.size());
}

template <class Row, class Handle>
rows<Row> rows_of(std::int32_t (*function)(const Handle *, const Row **, std::int64_t *),
                  const Handle *handle)
{
    const Row *first = nullptr;
    std::int64_t count = 0;
    check(function(handle, &first, &count));
    return {first, count};
}

template <class Row, class Handle>
const Row &row_of(std::int32_t (*function)(const Handle *, const Row **), const Handle *handle)
{
    const Row *row = nullptr;
    check(function(handle, &row));
    return *row;
}

} // namespace detail

/** The two ends of a rating scale. */
struct scale {
    double low = 1;
    double high = 5;
};

/** What is known of one candidate; each add_ returns the candidate, for the next. */
class candidate
{
public:
    /** `id` names the candidate in results: a code of yours, rather not a name. */
    explicit candidate(std::string_view id)
    {
        tenet_candidate *made = nullptr;
        detail::call(tenet_candidate_new, detail::data(id), detail::size(id), &made);
        handle_.reset(made);
    }

    /** Takes over a handle. */
    explicit candidate(tenet_candidate *owned) noexcept : handle_(owned) {}

    std::string_view id() const noexcept { return tenet_candidate_id(get()); }

    /** `question` is a question's id in the model, or its words; `format` is a TENET_TEXT_. */
    candidate &add_answer(std::string_view question, std::string_view text,
                          std::int32_t format = TENET_TEXT_AUTO)
    {
        detail::call(tenet_candidate_add_answer, get(), detail::data(question),
                     detail::size(question), detail::data(text), detail::size(text), format);
        return *this;
    }

    candidate &add_notes(std::string_view text, std::int32_t format = TENET_TEXT_AUTO)
    {
        return add(tenet_candidate_add_notes, text, format);
    }

    /** One interviewer's rating of a value. */
    candidate &add_rating(std::string_view value, double rating, scale on = {})
    {
        return add(tenet_candidate_add_rating, value, rating, on.low, on.high);
    }

    /** An interviewer looked for the value and did not observe it, which is no rating. */
    candidate &add_not_observed(std::string_view value)
    {
        return add(tenet_candidate_add_not_observed, value);
    }

    // The candidate's own statement of values takes one of these four forms.

    candidate &add_self_report(std::string_view text)
    {
        return add(tenet_candidate_add_self_report_text, text);
    }

    candidate &add_self_report_entry(std::string_view value)
    {
        return add(tenet_candidate_add_self_report_list, value);
    }

    candidate &add_self_report_rank(std::string_view value, double rank)
    {
        return add(tenet_candidate_add_self_report_ranking, value, rank);
    }

    candidate &add_self_report_rating(std::string_view value, double rating, scale on = {})
    {
        return add(tenet_candidate_add_self_report_rating, value, rating, on.low, on.high);
    }

    tenet_candidate *get() const noexcept { return handle_.get(); }

private:
    template <class Function, class... Numbers>
    candidate &add(Function function, std::string_view text, Numbers... numbers)
    {
        detail::call(function, get(), detail::data(text), detail::size(text), numbers...);
        return *this;
    }

    detail::owner<tenet_candidate, tenet_candidate_free> handle_;
};

/** What was found of one candidate, and what to ask next. It keeps its model alive. */
class assessment
{
public:
    /** Takes over a handle. */
    explicit assessment(tenet_assessment *owned) noexcept : handle_(owned) {}

    std::string_view candidate() const noexcept { return tenet_assessment_candidate(get()); }

    /** Its numbers are NaN (std::isnan) where too little is known. */
    const tenet_alignment &alignment() const
    {
        return detail::row_of(tenet_assessment_alignment, get());
    }

    const tenet_stated &stated() const { return detail::row_of(tenet_assessment_stated, get()); }

    rows<tenet_value_score> values() const
    {
        return detail::rows_of(tenet_assessment_values, get());
    }

    rows<tenet_evidence> evidence() const
    {
        return detail::rows_of(tenet_assessment_evidence, get());
    }

    rows<tenet_text> texts() const { return detail::rows_of(tenet_assessment_texts, get()); }

    rows<tenet_asked> asked() const { return detail::rows_of(tenet_assessment_asked, get()); }

    rows<tenet_follow_up> follow_ups() const
    {
        return detail::rows_of(tenet_assessment_follow_ups, get());
    }

    rows<tenet_diagnostic> notices() const
    {
        return detail::rows_of(tenet_assessment_notices, get());
    }

    /** The words of a row of evidence; empty for ratings and statements. */
    std::string_view quote(const tenet_evidence &item) const
    {
        return slice(item.text, item.start, item.end);
    }

    /** The words that made its state another than affirmed; empty if none did. */
    std::string_view cause(const tenet_evidence &item) const
    {
        return slice(item.text, item.cause_start, item.cause_end);
    }

    /** As text: `format` is a TENET_FORMAT_, `flags` are TENET_RENDER_. */
    std::string render(std::int32_t format, std::uint32_t flags = 0) const
    {
        char *text = nullptr;
        std::int64_t length = 0;
        detail::call(tenet_assessment_render, get(), format, flags, &text, &length);
        const detail::owner<char, tenet_string_free> owned(text);
        return {text, static_cast<std::size_t>(length)};
    }

    tenet_assessment *get() const noexcept { return handle_.get(); }

private:
    std::string_view slice(std::int32_t text, std::int64_t start, std::int64_t end) const
    {
        if (text < 0 || start < 0)
            return {};
        return {texts()[text].text + start, static_cast<std::size_t>(end - start)};
    }

    detail::owner<tenet_assessment, tenet_assessment_free> handle_;
};

/** A company's values. A model never changes, and any number of threads may use one. */
class model
{
public:
    /** Takes over a reference. */
    explicit model(tenet_model *owned) noexcept : handle_(owned) {}

    static model builtin()
    {
        tenet_model *made = nullptr;
        detail::call(tenet_model_builtin, &made);
        return model(made);
    }

    static model load(const std::string &path)
    {
        tenet_model *made = nullptr;
        detail::call(tenet_model_load_file, path.c_str(), &made);
        return model(made);
    }

    /** A model in YAML or JSON; `source` names it in messages. */
    static model parse(std::string_view text, const std::string &source = "model")
    {
        tenet_model *made = nullptr;
        detail::call(tenet_model_load_yaml, detail::data(text), detail::size(text), source.c_str(),
                     &made);
        return model(made);
    }

    /** Another owner of the same model. */
    model share() const noexcept { return model(tenet_model_ref(get())); }

    std::string_view id() const noexcept { return tenet_model_id(get()); }
    std::string_view name() const noexcept { return tenet_model_name(get()); }
    std::string_view digest() const noexcept { return tenet_model_digest(get()); }

    rows<tenet_value> values() const { return detail::rows_of(tenet_model_values, get()); }

    rows<tenet_indicator> indicators() const
    {
        return detail::rows_of(tenet_model_indicators, get());
    }

    rows<tenet_question> questions() const { return detail::rows_of(tenet_model_questions, get()); }

    /** What is likely a mistake in the model, though it could be loaded. */
    rows<tenet_diagnostic> warnings() const
    {
        return detail::rows_of(tenet_model_diagnostics, get());
    }

    /** `flags` are TENET_ASSESS_. */
    assessment assess(const candidate &person, std::uint32_t flags = 0) const
    {
        tenet_assess_options options{};
        options.struct_size = sizeof options;
        options.flags = flags;
        tenet_assessment *made = nullptr;
        detail::call(tenet_assess, get(), person.get(), &options, &made);
        return assessment(made);
    }

    tenet_model *get() const noexcept { return handle_.get(); }

private:
    detail::owner<tenet_model, tenet_model_unref> handle_;
};

/** The candidates of a CSV export, one after the other and in constant memory. */
class reader
{
public:
    /** `path` "-" is standard input; `options` may be null for the defaults and is not kept. */
    reader(const model &values, const std::string &path,
           const tenet_read_options *options = nullptr)
    {
        tenet_reader *made = nullptr;
        detail::call(tenet_reader_open, values.get(), path.c_str(), options, &made);
        handle_.reset(made);
    }

    /** The next candidate; nothing at the end of the file. */
    std::optional<candidate> next()
    {
        tenet_candidate *made = nullptr;
        detail::call(tenet_reader_next, get(), &made);
        if (made == nullptr)
            return std::nullopt;
        return candidate(made);
    }

    rows<tenet_diagnostic> notices() const { return detail::rows_of(tenet_reader_notices, get()); }

    tenet_summary summary() const
    {
        tenet_summary counts{};
        detail::check(tenet_reader_summary(get(), &counts));
        return counts;
    }

    tenet_reader *get() const noexcept { return handle_.get(); }

private:
    detail::owner<tenet_reader, tenet_reader_free> handle_;
};

} // namespace tenet

#endif
