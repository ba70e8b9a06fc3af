package dev.nameplate.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One of three nodes stands still for twelve seconds, as in a long garbage collection, and comes back. */
class FreezeFault {

    private static final int SECONDS = 12;

    @TempDir
    private Path folder;

    private final Report report = new Report("F3, SIGSTOP for " + SECONDS + " s");

    @Test
    void the_others_go_on_and_it_comes_back() throws Exception {
        Pictures pictures = new Pictures(200).drawn(folder, 1);
        try (Nodes nodes = Nodes.cluster(folder, 3, NodeLossFault::edition);
                Load one = new Load(nodes.get(0), pictures, 4, 40);
                Load two = new Load(nodes.get(1), pictures, 4, 40)) {
            TimeUnit.SECONDS.sleep(8);
            long stopped = System.nanoTime();
            nodes.get(2).signal("STOP");
            try {
                Eventually.holds(() -> assertThat(nodes.get(0).members()).isEqualTo(2));
                report.say("noticed after %.2f s", Report.seconds(stopped, System.nanoTime()));
                long left = SECONDS * 1_000_000_000L - (System.nanoTime() - stopped);
                TimeUnit.NANOSECONDS.sleep(Math.max(0, left));
            } finally {
                nodes.get(2).signal("CONT");
            }
            long went = System.nanoTime();
            Eventually.holds(
                    () -> assertThat(List.of(
                                    nodes.get(0).members(),
                                    nodes.get(1).members(),
                                    nodes.get(2).members()))
                            .containsOnly(3),
                    Duration.ofSeconds(60).toNanos());
            report.say("back %.2f s after it went on", Report.seconds(went, System.nanoTime()));
            Load three = new Load(nodes.get(2), pictures, 4, 40);
            TimeUnit.SECONDS.sleep(5);
            List.of(one, two, three).forEach(Load::close);
            for (Load load : List.of(one, two)) {
                report.say("%s before: %s", load.node().name(), Load.figures(load.between(0, stopped)));
                report.say(
                        "%s from then on: %s", load.node().name(), Load.figures(load.between(stopped, Long.MAX_VALUE)));
            }
            report.say("node3 when it was back: %s", Load.figures(three.replies()));
            assertThat(Load.wrong(Load.all(one, two, three))).isEmpty();
        }
    }
}
