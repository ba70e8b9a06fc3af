package dev.nameplate.observe;

import dev.nameplate.observe.Meters.Stage;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs a request that it is told of: the event of a picture, with and without a recording, and the ledger. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class WatchBenchmark {

    /** Whether the flight recorder runs. */
    @State(Scope.Benchmark)
    public static class Recorder {
        @Param({"false", "true"})
        private boolean recording;

        private Recording running;

        @Setup
        public void start() {
            running = new Recording();
            if (recording) {
                running.enable("dev.nameplate.Render");
                running.start();
            }
        }

        @TearDown
        public void stop() {
            running.close();
        }
    }

    /** A ledger as it is by default, or with every request logged to nowhere. */
    @State(Scope.Benchmark)
    public static class Books {
        @Param({"false", "true"})
        private boolean access;

        private final Meters meters = new Meters();
        private Ledger ledger;
        private Logs logs;

        @Setup
        public void open() {
            LogSettings settings = new LogSettings(
                    LogSettings.Format.JSON, LogSettings.Level.INFO, access, Duration.ofSeconds(1), "");
            logs = Logs.start(settings, OutputStream.nullOutputStream());
            ledger = new Ledger(meters, settings);
        }

        @TearDown
        public void close() {
            logs.close();
            meters.close();
        }
    }

    private static final Answer ANSWER = new Answer("image", "rendered", "jpg", 200, 40_000);
    private static final String TARGET = "/t/webinar.jpg?_sig=k1.FuHv&_open=name,company&name=Sarah&company=AT%26T";

    /** A clock read twice, as every picture is measured anyway. */
    @Benchmark
    public long clock() {
        long start = System.nanoTime();
        return System.nanoTime() - start;
    }

    /** The same with the event around it. */
    @Benchmark
    public long event(Recorder recorder) {
        long start = System.nanoTime();
        RenderEvent event = RenderEvent.begun().of("webinar", "jpg", 1);
        if (event.isEnabled()) {
            event.took(1, 2, 3);
            event.damaged(0.1);
        }
        event.ended(Passage.NOBODY, 40_000);
        return System.nanoTime() - start;
    }

    /** All that a request adds to the picture: its passage, eight stages, and its entry. */
    @Benchmark
    public Passage request(Books books) {
        Passage passage = Passage.of(null);
        passage.link(Passage.Link.GENUINE);
        passage.template("webinar");
        for (Stage stage : STAGES) {
            books.meters.stage(passage, stage, 100_000);
        }
        books.ledger.enter(passage, TARGET, ANSWER);
        return passage;
    }

    private static final Stage[] STAGES = Stage.values();
}
