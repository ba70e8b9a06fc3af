package dev.nameplate.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node runs out of memory: it ends at once with 3, so that a supervisor starts it anew, and the others go on. */
class OutOfMemoryFault {

    @TempDir
    private Path folder;

    private final Report report = new Report("F4, a node out of memory");

    @Test
    void it_ends_at_once_and_the_others_go_on() throws Exception {
        Pictures pictures = new Pictures(200).drawn(folder, 1);
        try (Nodes nodes = Nodes.cluster(folder, 3, plan -> {
            NodeLossFault.edition(plan);
            plan.main(Hog.class.getName());
        })) {
            try (Load one = new Load(nodes.get(0), pictures, 4, 40);
                    Load two = new Load(nodes.get(1), pictures, 4, 40)) {
                TimeUnit.SECONDS.sleep(5);
                Files.createFile(folder.resolve("node3").resolve("leak"));
                long start = System.nanoTime();
                assertThat(nodes.get(2).process().waitFor(60, TimeUnit.SECONDS)).isTrue();
                long ended = System.nanoTime();
                Eventually.holds(() -> assertThat(nodes.get(0).members()).isEqualTo(2));
                report.within(5, "ended after the leak began for", Report.seconds(start, ended));
                TimeUnit.SECONDS.sleep(5);
                List.of(one, two).forEach(Load::close);
                for (Load load : List.of(one, two)) {
                    report.say("%s: %s", load.node().name(), Load.figures(load.replies()));
                }
                assertThat(nodes.get(2).process().exitValue()).isEqualTo(3);
                assertThat(Load.wrong(Load.all(one, two))).isEmpty();
            }
        }
    }
}
