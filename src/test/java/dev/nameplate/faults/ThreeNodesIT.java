package dev.nameplate.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.Eventually;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shortest of the fault tests: publications, and the loss of one of three nodes, under light load. */
class ThreeNodesIT {

    @TempDir
    private Path folder;

    @Test
    void every_answer_is_right_while_editions_come_and_a_node_goes() throws Exception {
        Pictures pictures = new Pictures(24).drawn(folder, 1, 2);
        try (Nodes nodes = Nodes.cluster(folder, 3, NodeLossFault::edition)) {
            List<Load> loads = nodes.all().subList(0, 2).stream()
                    .map(node -> new Load(node, pictures, 2, 40))
                    .toList();
            for (int i = 0; i < 4; i++) {
                int edition = 2 - i % 2;
                Pictures.write(folder.resolve("node" + (1 + i % 3) + "/templates"), edition);
                for (Node node : nodes.all()) {
                    PublicationFault.serves(node, pictures, edition);
                }
            }
            nodes.get(2).process().destroyForcibly();
            Eventually.holds(() -> assertThat(nodes.get(0).members()).isEqualTo(2));
            TimeUnit.SECONDS.sleep(2);
            loads.forEach(Load::close);
            List<Load.Reply> all = Load.all(loads.toArray(Load[]::new));
            new Report("short").say("%s", Load.figures(all));
            assertThat(all).isNotEmpty();
            assertThat(Load.wrong(all)).isEmpty();
            assertThat(Load.count(all, reply -> reply.outcome().contains("cluster")))
                    .isPositive();
        }
    }
}
