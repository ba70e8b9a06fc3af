package dev.nameplate.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One of three nodes is killed under load: the others answer as if nothing had happened. */
class NodeLossFault {

    @TempDir
    private Path folder;

    private final Report report = new Report("F1, kill -9 one of three");

    @Test
    void the_others_go_on() throws Exception {
        Pictures pictures = new Pictures(200).drawn(folder, 1);
        try (Nodes nodes = Nodes.cluster(folder, 3, NodeLossFault::edition)) {
            try (Load one = new Load(nodes.get(0), pictures, 4, 40);
                    Load two = new Load(nodes.get(1), pictures, 4, 40);
                    Load three = new Load(nodes.get(2), pictures, 4, 40)) {
                TimeUnit.SECONDS.sleep(10);
                long killed = System.nanoTime();
                nodes.get(2).process().destroyForcibly();
                Eventually.holds(() -> {
                    assertThat(nodes.get(0).members()).isEqualTo(2);
                    assertThat(nodes.get(1).members()).isEqualTo(2);
                });
                long noticed = System.nanoTime();
                TimeUnit.SECONDS.sleep(10);
                one.close();
                two.close();
                three.close();
                report.say("noticed by both after %.2f s", Report.seconds(killed, noticed));
                for (Load load : List.of(one, two)) {
                    long before = killed - 8_000_000_000L;
                    List<Load.Reply> calm = load.between(before, killed);
                    List<Load.Reply> after = load.between(killed, killed + 5_000_000_000L);
                    report.say("%s before: %s", load.node().name(), Load.figures(calm));
                    report.say("%s five seconds after: %s", load.node().name(), Load.figures(after));
                    report.say("%s p99 %.2f times", load.node().name(), Load.p99(after) / Load.p99(calm));
                }
                report.say("node3, all: %s", Load.figures(three.replies()));
                assertThat(Load.wrong(Load.all(one, two))).isEmpty();
                assertThat(three.between(0, Long.MAX_VALUE).stream()
                                .filter(reply -> reply.status() == 200 && reply.edition() < 0))
                        .as("wrong images of the node that was killed")
                        .isEmpty();
            }
        }
    }

    static void edition(Node.Plan plan) {
        try {
            java.nio.file.Files.createDirectories(plan.templates());
            Pictures.write(plan.templates(), 1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
