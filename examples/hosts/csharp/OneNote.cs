/*
 * One candidate, from C#: what the note is worth, which words it is worth that for, and what an
 * error looks like. By P/Invoke, the same on .NET and Mono.
 *
 *     mcs OneNote.cs && mono OneNote.exe [model.yaml]       or in a project of .NET: dotnet run
 *
 * "tenet" is found as the system finds libraries: on Linux in the folders of ldconfig and of
 * LD_LIBRARY_PATH.
 */
using System;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

internal static class OneNote
{
    // Of the headers, what is used here.
    [StructLayout(LayoutKind.Sequential)]
    private struct Alignment
    {
        public double Score, Low, High, LowCorrelated, HighCorrelated, Deviation, Coverage, Points;
        public int Status, Review;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Evidence
    {
        public double Units, Points, Weight;
        public long Start, End, CauseStart, CauseEnd;
        public int Value, Indicator, Polarity, State, Source, Text, Asked, Counted, Kind, Sentence;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Text
    {
        public IntPtr Bytes;
        public long Length;
        public int Source, Format;
    }

    private const string Library = "tenet";
    private const int TextPlain = 1;
    private const int StructAlignment = 4, StructEvidence = 6, StructText = 7;

    [DllImport(Library)] private static extern IntPtr tenet_version();
    [DllImport(Library)] private static extern uint tenet_abi_version();
    [DllImport(Library)] private static extern long tenet_struct_size(int kind);
    [DllImport(Library)] private static extern IntPtr tenet_status_name(int code);
    [DllImport(Library)] private static extern IntPtr tenet_state_name(int state);
    [DllImport(Library)] private static extern IntPtr tenet_error_text(IntPtr error);
    [DllImport(Library)] private static extern void tenet_error_free(IntPtr error);
    [DllImport(Library)]
    private static extern int tenet_model_load_file(byte[] path, out IntPtr model,
                                                    out IntPtr error);
    [DllImport(Library)]
    private static extern int tenet_model_load_yaml(byte[] text, long length, byte[] source,
                                                    out IntPtr model, out IntPtr error);
    [DllImport(Library)]
    private static extern int tenet_model_builtin(out IntPtr model, out IntPtr error);
    [DllImport(Library)] private static extern void tenet_model_unref(IntPtr model);
    [DllImport(Library)]
    private static extern int tenet_candidate_new(byte[] id, long length, out IntPtr candidate,
                                                  out IntPtr error);
    [DllImport(Library)] private static extern void tenet_candidate_free(IntPtr candidate);
    [DllImport(Library)]
    private static extern int tenet_candidate_add_notes(IntPtr candidate, byte[] text, long length,
                                                        int format, out IntPtr error);
    [DllImport(Library)]
    private static extern int tenet_candidate_add_rating(IntPtr candidate, byte[] value,
                                                         long length, double rating, double low,
                                                         double high, out IntPtr error);
    [DllImport(Library)]
    private static extern int tenet_assess(IntPtr model, IntPtr candidate, IntPtr options,
                                           out IntPtr assessment, out IntPtr error);
    [DllImport(Library)] private static extern void tenet_assessment_free(IntPtr assessment);
    [DllImport(Library)] private static extern IntPtr tenet_assessment_candidate(IntPtr assessment);
    [DllImport(Library)]
    private static extern int tenet_assessment_alignment(IntPtr assessment, out IntPtr row);
    [DllImport(Library)]
    private static extern int tenet_assessment_evidence(IntPtr assessment, out IntPtr rows,
                                                        out long count);
    [DllImport(Library)]
    private static extern int tenet_assessment_texts(IntPtr assessment, out IntPtr rows,
                                                     out long count);

    /// <summary>What a call of the library reported.</summary>
    private sealed class TenetException : Exception
    {
        public TenetException(string message) : base(message) { }

        /// <summary>Throws what a call reported, if it did.</summary>
        public static void Check(int status, IntPtr error)
        {
            if (status == 0)
                return;
            string text = String(tenet_status_name(status)) + ": " + String(tenet_error_text(error));
            tenet_error_free(error);
            throw new TenetException(text.TrimEnd());
        }
    }

    private static byte[] Bytes(string text)
    {
        return Encoding.UTF8.GetBytes(text + "\0");
    }

    private static string String(IntPtr bytes, long start, long end)
    {
        var copy = new byte[end - start];
        Marshal.Copy(new IntPtr(bytes.ToInt64() + start), copy, 0, copy.Length);
        return Encoding.UTF8.GetString(copy);
    }

    private static string String(IntPtr text)
    {
        long length = 0;
        while (Marshal.ReadByte(new IntPtr(text.ToInt64() + length)) != 0)
            length++;
        return String(text, 0, length);
    }

    private static T Row<T>(IntPtr rows, long index)
    {
        var place = new IntPtr(rows.ToInt64() + index * Marshal.SizeOf(typeof(T)));
        return (T)Marshal.PtrToStructure(place, typeof(T));
    }

    private static string Format(string format, params object[] values)
    {
        return string.Format(CultureInfo.InvariantCulture, format, values);
    }

    // A library of another interface would be read at the wrong places.
    private static void CheckLibrary()
    {
        if (tenet_abi_version() != 0
            || tenet_struct_size(StructAlignment) != Marshal.SizeOf(typeof(Alignment))
            || tenet_struct_size(StructEvidence) != Marshal.SizeOf(typeof(Evidence))
            || tenet_struct_size(StructText) != Marshal.SizeOf(typeof(Text)))
            throw new TenetException("the library does not fit this program");
    }

    private static string AlignmentOf(IntPtr result)
    {
        IntPtr row;
        tenet_assessment_alignment(result, out row);
        var found = Row<Alignment>(row, 0);
        string score = double.IsNaN(found.Score) ? "too little is known"
            : Format("{0:F1} of 100 ({1:F1} to {2:F1})", found.Score, found.Low, found.High);
        return Format("{0}: {1}, coverage {2:F0} %", String(tenet_assessment_candidate(result)),
                      score, 100 * found.Coverage);
    }

    // The places of a match are bytes of its text; characters of C# are UTF-16.
    private static string FirstMatch(IntPtr result)
    {
        IntPtr texts, rows;
        long count;
        tenet_assessment_texts(result, out texts, out count);
        tenet_assessment_evidence(result, out rows, out count);
        for (long i = 0; i < count; i++)
        {
            var item = Row<Evidence>(rows, i);
            if (item.Text >= 0)
                return Format("{0:+0.00;-0.00} points: \"{1}\", {2}", item.Points,
                              String(Row<Text>(texts, item.Text).Bytes, item.Start, item.End),
                              String(tenet_state_name(item.State)));
        }
        return "nothing found";
    }

    private static void Run(string path)
    {
        IntPtr model, person, result, error;
        CheckLibrary();
        Console.WriteLine("tenet " + String(tenet_version()));
        TenetException.Check(path != null ? tenet_model_load_file(Bytes(path), out model, out error)
                                          : tenet_model_builtin(out model, out error), error);
        TenetException.Check(tenet_candidate_new(Bytes("C-104"), -1, out person, out error), error);
        byte[] note = Bytes("Zoë was stuck – she stayed late to help. Her boss helped, too.");
        TenetException.Check(tenet_candidate_add_notes(person, note, note.Length - 1, TextPlain,
                                                       out error), error);
        TenetException.Check(tenet_candidate_add_rating(person, Bytes("helpfulness"), -1, 5, 1, 5,
                                                        out error), error);
        TenetException.Check(tenet_candidate_add_rating(person, Bytes("respect"), -1, 4, 1, 5,
                                                        out error), error);
        TenetException.Check(tenet_assess(model, person, IntPtr.Zero, out result, out error),
                             error);
        Console.WriteLine(AlignmentOf(result));
        Console.WriteLine(FirstMatch(result));
        tenet_assessment_free(result);
        tenet_candidate_free(person);
        tenet_model_unref(model);

        try
        {
            TenetException.Check(tenet_model_load_yaml(Bytes("tenet: 2\n"), -1,
                                                       Bytes("newer.yaml"), out model, out error),
                                 error);
        }
        catch (TenetException exception)
        {
            Console.WriteLine(exception.Message);
        }
    }

    private static int Main(string[] arguments)
    {
        try
        {
            Run(arguments.Length > 0 ? arguments[0] : null);
            return 0;
        }
        catch (TenetException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
    }
}
