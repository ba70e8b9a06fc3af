package dev.nameplate.render.layout;

import dev.nameplate.render.font.FontBook;
import dev.nameplate.template.ColourRef;
import dev.nameplate.template.Paint;
import dev.nameplate.template.TextStyle;
import dev.nameplate.template.TextStyle.Align;
import dev.nameplate.template.TextStyle.Valign;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to set the three texts of a card, a headline of two balanced lines among them, as marks. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TextBenchmark {

    private static final String SYLLABLES = "sa ra ma ri ka te lo nu vi de fo gu han ber ten son mil lor wyn est";
    private static final String[] PARTS = SYLLABLES.split(" ");

    private FontBook book;
    private TextSetter setter;
    private Place place;
    private int turn;

    @Setup(Level.Trial)
    public void open() {
        book = FontBook.embedded();
        setter = new TextSetter(book);
        place = Place.canvas(1);
    }

    private static TextStyle style(int weight, double size, double smallest, int lines) {
        return new TextStyle(
                "Inter",
                weight,
                /* italic= */ false,
                size,
                smallest,
                1.1,
                0,
                lines,
                /* balance= */ lines > 1,
                Align.START,
                Valign.TOP,
                new Paint.Solid(new ColourRef.Fixed(0xFFF7F8FC)),
                Optional.empty(),
                List.of(),
                /* upper= */ false,
                /* tabular= */ false,
                /* underline= */ false,
                /* strike= */ false,
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static final TextStyle HEADLINE = style(700, 68, 24, 2);
    private static final TextStyle TITLE = style(400, 30, 18, 1);
    private static final TextStyle COMPANY = style(600, 24, 14, 1);

    /** Names as they come: never one seen before. */
    @Benchmark
    public int freshNames() {
        int n = ++turn;
        return card(name(n), name(n / 7 + 31) + " " + name(n / 3 + 5));
    }

    /** Names seen before: everything but the fitting is remembered. */
    @Benchmark
    public int knownNames() {
        return card("Sarah", "Northwind Traders");
    }

    /** A name in two scripts with marks, in a box that makes it shrink. */
    @Benchmark
    public int oddName() {
        int n = ++turn;
        return set("Zo\u0308e " + name(n) + " O’Neil-Łukasiewicz שלום", HEADLINE, 500, 160);
    }

    private int card(String name, String company) {
        return set(name + ", your seat is saved", HEADLINE, 740, 160)
                + set("How teams ship faster with fewer meetings", TITLE, 740, 40)
                + set("Reserved for " + company, COMPANY, 740, 32);
    }

    private int set(String text, TextStyle style, double width, double height) {
        SetText set = setter.set(text, style, width, height, "en");
        List<Mark> marks = TextMarks.of(set, style, width, height, place, Marks.NO_VALUES, book);
        return new ArrayList<>(marks).size();
    }

    private static String name(int n) {
        StringBuilder name = new StringBuilder();
        for (int rest = n; rest > 0; rest /= PARTS.length) {
            name.append(PARTS[rest % PARTS.length]);
        }
        name.setCharAt(0, (char) (name.charAt(0) - 32));
        return name.toString();
    }
}
