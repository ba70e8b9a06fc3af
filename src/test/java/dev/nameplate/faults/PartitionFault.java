package dev.nameplate.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One of three nodes is cut off from the others, not from its readers, while a new edition is published; then all is whole again. */
class PartitionFault {

    private static final int SECONDS = Integer.getInteger("faults.partition", 60);

    @TempDir
    private Path folder;

    private final Report report = new Report("F2, partition of " + SECONDS + " s");

    @Test
    void both_sides_answer_and_agree_when_it_is_over() throws Exception {
        try (Network network = new Network(3);
                Nodes nodes = new Nodes()) {
            Pictures pictures = new Pictures(200).drawn(folder, 1, 2);
            List<String> members =
                    List.of(network.others(1) + ":5701", network.others(2) + ":5701", network.others(3) + ":5701");
            List<Path> templates = new ArrayList<>();
            for (int i = 1; i <= 3; i++) {
                Node.Plan plan = new Node.Plan("node" + i, folder)
                        .inCluster(5701, members, "partition")
                        .with("cluster.interfaces", network.others(i))
                        .under(network.within(i), network.readers(i));
                Files.createDirectories(plan.templates());
                Pictures.write(plan.templates(), 1);
                templates.add(plan.templates());
                nodes.start(plan);
            }
            nodes.together(3);
            List<Load> loads = nodes.all().stream()
                    .map(node -> new Load(node, pictures, 4, 40))
                    .toList();
            TimeUnit.SECONDS.sleep(8);
            long cut = System.nanoTime();
            network.cut(3);
            Eventually.holds(
                    () -> assertThat(nodes.all().stream().map(Node::members)).containsExactly(2, 2, 1));
            long noticed = System.nanoTime();
            Pictures.write(templates.get(0), 2);
            long left = SECONDS * 1_000_000_000L - (System.nanoTime() - cut);
            TimeUnit.NANOSECONDS.sleep(Math.max(0, left));
            long healed = System.nanoTime();
            network.heal(3);
            Eventually.holds(
                    () -> assertThat(nodes.all().stream().map(Node::members)).containsOnly(3),
                    Duration.ofSeconds(90).toNanos());
            long merged = System.nanoTime();
            Eventually.holds(() -> assertThat(loads.get(2).replies().stream()
                            .filter(reply -> reply.at() > System.nanoTime() - 500_000_000L)
                            .map(Load.Reply::edition))
                    .isNotEmpty()
                    .containsOnly(2));
            report.say(
                    "the edition published meanwhile came %.2f s after the merge",
                    Report.seconds(merged, System.nanoTime()));
            TimeUnit.SECONDS.sleep(5);
            loads.forEach(Load::close);
            for (Load load : loads) {
                String name = load.node().name();
                report.say("%s before: %s", name, Load.figures(load.between(0, cut)));
                report.say("%s until noticed: %s", name, Load.figures(load.between(cut, noticed)));
                report.say("%s while cut: %s", name, Load.figures(load.between(noticed, healed)));
                report.say("%s after: %s", name, Load.figures(load.between(healed, Long.MAX_VALUE)));
                assertThat(Load.wrong(load.replies())).as(name).isEmpty();
            }
            report.within(6, "noticed by all after", Report.seconds(cut, noticed));
            report.within(30, "whole again after it was healed for", Report.seconds(healed, merged));
        }
    }
}
