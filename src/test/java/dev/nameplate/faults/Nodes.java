package dev.nameplate.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.Eventually;
import dev.nameplate.testing.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Several processes that find one another; all are ended, whatever happens to the test. */
final class Nodes implements AutoCloseable {

    private final List<Node> all = new ArrayList<>();
    private final Thread lastResort = new Thread(this::end);

    Nodes() {
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /** Nodes on loopback, ready and together. @param each gives every plan what is peculiar to the test */
    static Nodes cluster(Path folder, int count, Consumer<Node.Plan> each) throws IOException {
        Nodes nodes = new Nodes();
        try {
            List<Integer> ports = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                ports.add(Ports.free());
            }
            for (int i = 0; i < count; i++) {
                Node.Plan plan = new Node.Plan("node" + (i + 1), folder).inCluster(ports.get(i), ports);
                each.accept(plan);
                nodes.start(plan);
            }
            nodes.together(count);
            return nodes;
        } catch (IOException | RuntimeException | Error e) {
            nodes.close();
            throw e;
        }
    }

    synchronized Node start(Node.Plan plan) throws IOException {
        Node node = plan.start();
        all.add(node);
        return node;
    }

    /** Waits until all are ready and see one another. */
    void together(int count) throws IOException {
        for (Node node : all()) {
            node.ready();
        }
        Eventually.holds(
                () -> {
                    for (Node node : all()) {
                        assertThat(node.members()).as(node.name()).isEqualTo(count);
                    }
                },
                Duration.ofSeconds(90).toNanos());
    }

    synchronized List<Node> all() {
        return List.copyOf(all);
    }

    Node get(int index) {
        return all().get(index);
    }

    private void end() {
        all().forEach(Node::close);
    }

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(lastResort);
    }
}
