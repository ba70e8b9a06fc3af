package dev.nameplate.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.Demands;
import dev.nameplate.testing.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two of three nodes have clocks that are ten minutes off: publications still win in the order in which they were made. */
class ClockFault {

    private static final String LIBRARY = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";

    @TempDir
    private Path folder;

    private final Report report = new Report("F11, clocks ten minutes off");

    @Test
    void the_later_publication_wins_whatever_clocks_say() throws Exception {
        Demands.need(Files.exists(Path.of(LIBRARY)), LIBRARY, "libfaketime");
        Pictures pictures = new Pictures(60).drawn(folder, 1, 2, 3, 4);
        List<Path> templates = new ArrayList<>();
        String[] offsets = {"-10m", "+0", "+10m"};
        try (Nodes nodes = Nodes.cluster(folder, 3, plan -> {
            NodeLossFault.edition(plan);
            plan.environment("LD_PRELOAD", LIBRARY)
                    .environment("FAKETIME", offsets[templates.size()])
                    // In shared memory, its locks outlive processes that are killed.
                    .environment("FAKETIME_DISABLE_SHM", "1")
                    // Else timed waits of the Java runtime last as much longer as the clock is behind.
                    .environment("FAKETIME_FORCE_MONOTONIC_FIX", "0")
                    .environment("FAKETIME_DONT_FAKE_MONOTONIC", "1")
                    .environment("DONT_FAKE_MONOTONIC", "1");
            templates.add(plan.templates());
        })) {
            List<Load> loads = nodes.all().stream()
                    .map(node -> new Load(node, pictures, 3, 60))
                    .toList();
            int[] publishers = {2, 0, 1, 0, 2, 0};
            for (int i = 0; i < publishers.length; i++) {
                int edition = 1 + (i + 1) % 4;
                Pictures.write(templates.get(publishers[i]), edition);
                for (Node node : nodes.all()) {
                    PublicationFault.serves(node, pictures, edition);
                }
            }
            // Editions may follow one another before a picture was asked for twice; the last one stays.
            Eventually.holds(
                    () -> assertThat(Load.count(Load.all(loads.toArray(Load[]::new)), reply -> reply.outcome()
                                    .contains("cluster")))
                            .isPositive(),
                    Duration.ofSeconds(90).toNanos());
            loads.forEach(Load::close);
            List<Load.Reply> all = Load.all(loads.toArray(Load[]::new));
            report.say("%s", Load.figures(all));
            assertThat(Load.wrong(all)).isEmpty();
        }
    }
}
