package dev.nameplate.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a merge costs: plain fields, healed ones, formatted ones, hostile ones. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MergeBenchmark {

    /** What arrives. */
    public enum Arrival {
        /** Three short fields of plain letters. */
        PLAIN("name=Sarah&company=Acme&title=Director"),
        /** The same, as an encoder writes them. */
        ENCODED("name=Zo%C3%AB+O%E2%80%99Neil&company=M%C3%BCller+%26+Co&title=Director%20Sales"),
        /** What nobody encoded. */
        HEALED("name=Zo\u00EB&company=AT&T&title=R%26amp%3BD"),
        /** Tags and null words. */
        MISSING("name=*|FNAME|*&company={{company}}&title=n/a"),
        /** Other scripts. */
        SCRIPTS("name=%E6%9D%8E%E5%B0%8F%E9%BE%8D&company=%D9%85%D8%AD%D9%85%D8%AF&title=%F0%9F%91%A9%E2%80%8D%F0%9F%91%A7"),
        /** A shouted name, a number and a date. */
        FORMATTED("name=SARAH+O'NEIL&seats=1234.5&date=2027-01-31&_lang=de"),
        /** Eight thousand bytes of a name. */
        LONG("name=" + "Sarah%20".repeat(1000)),
        /** Eight thousand bytes of brackets. */
        HOSTILE("name=" + "{{%25&".repeat(1300));

        private final String openPart;

        Arrival(String openPart) {
            this.openPart = openPart;
        }
    }

    @Param
    public Arrival arrival;

    private final Merger merger = new Merger();
    private List<Field> fields = List.of();
    private Delivery delivery = new Delivery(Map.of(), List.of(), "");
    private final MergeContext context = MergeContext.of("en");

    @Setup
    public void prepare() {
        Fallback there = new Fallback.Fixed(Localised.of("there"));
        List<Field> made = new ArrayList<>();
        if (arrival == Arrival.FORMATTED) {
            made.add(of("name", FieldType.TEXT, LetterCase.SMART));
            made.add(of("seats", FieldType.NUMBER, LetterCase.AS_IS));
            made.add(of("date", FieldType.DATE, LetterCase.AS_IS));
        } else {
            made.add(Field.text("name", there));
            made.add(Field.text("company", there));
            made.add(Field.text("title"));
        }
        fields = made;
        List<String> open = new ArrayList<>(made.stream().map(Field::name).toList());
        open.add("_lang");
        delivery = new Delivery(Map.of(), open, arrival.openPart);
    }

    @Benchmark
    public Values merge() {
        return merger.merge(delivery, fields, context);
    }

    private static Field of(String name, FieldType type, LetterCase letterCase) {
        return new Field(
                name,
                name,
                type,
                name,
                "",
                List.of(),
                /* openable= */ true,
                FieldRules.DEFAULT,
                letterCase,
                NumberFormat.PLAIN,
                new DateFormat(
                        Optional.empty(), DateFormat.Style.LONG, /* withTime= */ false, Optional.empty(), Optional.empty()),
                List.of(),
                List.of(),
                List.of());
    }
}
