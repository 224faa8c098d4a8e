/*
 * One candidate, from Java: what the note is worth, which words it is worth that for, and what an
 * error looks like. By JNA, which serves Java 8 and later.
 *
 *     javac -cp jna.jar OneNote.java && java -cp jna.jar:. OneNote [model.yaml]
 *
 * JNA is net.java.dev.jna:jna on Maven Central and libjna-java in Debian. TENET_LIBRARY names the
 * library if the system does not find it.
 */
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;

public final class OneNote {
    /** Of the headers, what is used here. */
    public interface Tenet extends Library {
        String tenet_version();
        int tenet_abi_version();
        long tenet_struct_size(int kind);
        String tenet_status_name(int code);
        String tenet_state_name(int state);
        String tenet_error_text(Pointer error);
        void tenet_error_free(Pointer error);
        int tenet_model_load_file(String path, PointerByReference model, PointerByReference error);
        int tenet_model_load_yaml(byte[] text, long length, String source,
                                  PointerByReference model, PointerByReference error);
        int tenet_model_builtin(PointerByReference model, PointerByReference error);
        void tenet_model_unref(Pointer model);
        int tenet_candidate_new(String id, long length, PointerByReference candidate,
                                PointerByReference error);
        void tenet_candidate_free(Pointer candidate);
        int tenet_candidate_add_notes(Pointer candidate, byte[] text, long length, int format,
                                      PointerByReference error);
        int tenet_candidate_add_rating(Pointer candidate, String value, long length, double rating,
                                       double low, double high, PointerByReference error);
        int tenet_assess(Pointer model, Pointer candidate, Pointer options,
                         PointerByReference assessment, PointerByReference error);
        void tenet_assessment_free(Pointer assessment);
        String tenet_assessment_candidate(Pointer assessment);
        int tenet_assessment_alignment(Pointer assessment, PointerByReference row);
        int tenet_assessment_evidence(Pointer assessment, PointerByReference rows,
                                      LongByReference count);
        int tenet_assessment_texts(Pointer assessment, PointerByReference rows,
                                   LongByReference count);
    }

    @Structure.FieldOrder({"score", "low", "high", "low_correlated", "high_correlated",
                           "deviation", "coverage", "points", "status", "review"})
    public static class Alignment extends Structure {
        public double score, low, high, low_correlated, high_correlated, deviation, coverage,
            points;
        public int status, review;

        public Alignment() {
        }

        Alignment(Pointer row) {
            super(row);
            read();
        }
    }

    @Structure.FieldOrder({"units", "points", "weight", "start", "end", "cause_start",
                           "cause_end", "value", "indicator", "polarity", "state", "source",
                           "text", "asked", "counted", "kind", "sentence"})
    public static class Evidence extends Structure {
        public double units, points, weight;
        public long start, end, cause_start, cause_end;
        public int value, indicator, polarity, state, source, text, asked, counted, kind, sentence;

        public Evidence() {
        }

        Evidence(Pointer row) {
            super(row);
            read();
        }
    }

    /** A text is read by its length, because it may hold NUL. */
    @Structure.FieldOrder({"text", "length", "source", "format"})
    public static class Text extends Structure {
        public Pointer text;
        public long length;
        public int source, format;

        public Text() {
        }

        Text(Pointer row) {
            super(row);
            read();
        }
    }

    /** What a call of the library reported. */
    private static final class TenetException extends RuntimeException {
        private static final long serialVersionUID = 1;

        TenetException(String message) {
            super(message);
        }
    }

    private static final int TEXT_PLAIN = 1;
    private static final int STRUCT_ALIGNMENT = 4, STRUCT_EVIDENCE = 6, STRUCT_TEXT = 7;

    private static final Tenet TENET = load();

    private static Tenet load() {
        String name = System.getenv("TENET_LIBRARY");
        Tenet tenet = Native.load(name != null ? name : "tenet", Tenet.class,
            Collections.singletonMap(Library.OPTION_STRING_ENCODING, "UTF-8"));
        // A library of another interface would be read at the wrong places.
        if (tenet.tenet_abi_version() != 0
            || tenet.tenet_struct_size(STRUCT_ALIGNMENT) != new Alignment().size()
            || tenet.tenet_struct_size(STRUCT_EVIDENCE) != new Evidence().size()
            || tenet.tenet_struct_size(STRUCT_TEXT) != new Text().size()) {
            throw new TenetException("the library does not fit this program");
        }
        return tenet;
    }

    private interface Call {
        int with(PointerByReference error);
    }

    private interface Maker {
        int with(PointerByReference made, PointerByReference error);
    }

    /** Makes a call whose last parameter takes the error; throws what it reports. */
    private static void call(Call call) {
        PointerByReference error = new PointerByReference();
        int status = call.with(error);
        if (status != 0) {
            String text = TENET.tenet_error_text(error.getValue());
            TENET.tenet_error_free(error.getValue());
            throw new TenetException(TENET.tenet_status_name(status) + ": " + text.trim());
        }
    }

    /** Makes a call that makes an object, and returns the pointer to it. */
    private static Pointer create(Maker maker) {
        PointerByReference made = new PointerByReference();
        call(error -> maker.with(made, error));
        return made.getValue();
    }

    private static String alignment(Pointer result) {
        PointerByReference row = new PointerByReference();
        TENET.tenet_assessment_alignment(result, row);
        Alignment found = new Alignment(row.getValue());
        String score = Double.isNaN(found.score) ? "too little is known"
            : String.format(Locale.ROOT, "%.1f of 100 (%.1f to %.1f)", found.score, found.low,
                found.high);
        return String.format(Locale.ROOT, "%s: %s, coverage %.0f %%",
            TENET.tenet_assessment_candidate(result), score, 100 * found.coverage);
    }

    /** The places of a match are bytes of its text; characters of Java are UTF-16. */
    private static String firstMatch(Pointer result) {
        PointerByReference texts = new PointerByReference(), rows = new PointerByReference();
        LongByReference count = new LongByReference();
        TENET.tenet_assessment_texts(result, texts, count);
        TENET.tenet_assessment_evidence(result, rows, count);
        long size = new Evidence().size();
        for (long i = 0; i < count.getValue(); i++) {
            Evidence item = new Evidence(rows.getValue().share(i * size));
            if (item.text >= 0) {
                Text text = new Text(texts.getValue().share((long) item.text * new Text().size()));
                byte[] quote = text.text.getByteArray(item.start, (int) (item.end - item.start));
                return String.format(Locale.ROOT, "%+.2f points: \"%s\", %s", item.points,
                    new String(quote, StandardCharsets.UTF_8), TENET.tenet_state_name(item.state));
            }
        }
        return "nothing found";
    }

    private static void run(PrintStream out, String path) {
        out.println("tenet " + TENET.tenet_version());
        Pointer model = path != null
            ? create((made, error) -> TENET.tenet_model_load_file(path, made, error))
            : create(TENET::tenet_model_builtin);
        Pointer person =
            create((made, error) -> TENET.tenet_candidate_new("C-104", -1, made, error));
        byte[] note = "Zo\u00eb was stuck \u2013 she stayed late to help. Her boss helped, too."
            .getBytes(StandardCharsets.UTF_8);
        call(error -> TENET.tenet_candidate_add_notes(person, note, note.length, TEXT_PLAIN,
            error));
        call(error -> TENET.tenet_candidate_add_rating(person, "helpfulness", -1, 5, 1, 5, error));
        call(error -> TENET.tenet_candidate_add_rating(person, "respect", -1, 4, 1, 5, error));
        Pointer result =
            create((made, error) -> TENET.tenet_assess(model, person, null, made, error));
        out.println(alignment(result));
        out.println(firstMatch(result));
        TENET.tenet_assessment_free(result);
        TENET.tenet_candidate_free(person);
        TENET.tenet_model_unref(model);

        byte[] newer = "tenet: 2\n".getBytes(StandardCharsets.UTF_8);
        try {
            create((made, error) ->
                TENET.tenet_model_load_yaml(newer, newer.length, "newer.yaml", made, error));
        } catch (TenetException exception) {
            out.println(exception.getMessage());
        }
    }

    public static void main(String[] arguments) throws Exception {
        try {
            run(new PrintStream(System.out, true, "UTF-8"),
                arguments.length > 0 ? arguments[0] : null);
        } catch (TenetException exception) {
            System.err.println(exception.getMessage());
            System.exit(1);
        }
    }

    private OneNote() {
    }
}
