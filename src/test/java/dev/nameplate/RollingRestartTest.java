package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.ChildServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Restarts of one node after the other, under load, behind a balancer that never tries anything twice. */
class RollingRestartTest {

    @TempDir
    private Path folder;

    @Test
    void a_restart_loses_no_request() throws Exception {
        restart(2, 1);
    }

    @Test
    @Tag("faults")
    void twenty_restarts_lose_no_request() throws Exception {
        restart(3, 20);
    }

    private void restart(int count, int restarts) throws Exception {
        ChildServer.publish(folder, "mine", LifecycleTest.TEMPLATE);
        List<ChildServer> nodes = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                nodes.add(node(i).ready());
            }
            try (Balancer balancer = new Balancer(nodes, 4)) {
                long slowest = 0;
                for (int i = 0; i < restarts; i++) {
                    ChildServer old = nodes.remove(0);
                    long start = System.nanoTime();
                    old.signal("TERM");
                    assertThat(old.exit(45)).isZero();
                    slowest = Math.max(slowest, System.nanoTime() - start);
                    ChildServer fresh = node(count + i).ready();
                    nodes.add(fresh);
                    balancer.replace(old, fresh);
                    Thread.sleep(500);
                }
                System.out.printf(
                        "%d restarts of %d nodes: %d requests, %d failed, %d degraded; slowest stop %d ms%n",
                        restarts,
                        count,
                        balancer.asked(),
                        balancer.failures().size(),
                        balancer.degraded(),
                        slowest / 1_000_000);
                assertThat(balancer.failures()).isEmpty();
                assertThat(balancer.asked()).isGreaterThan(50 * restarts);
            }
        } finally {
            nodes.forEach(ChildServer::close);
        }
    }

    private ChildServer.Plan node(int number) throws Exception {
        return ChildServer.in(folder)
                .jvm("-Xmx192m", "-XX:TieredStopAtLevel=1")
                .set("data.directory", folder.resolve("data" + number).toString())
                .set("shutdown.wait", "1s")
                .set("http.event-loops", "2");
    }
}
