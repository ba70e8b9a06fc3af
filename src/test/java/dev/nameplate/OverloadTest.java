package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.ChildServer;
import dev.nameplate.testing.LoadDriver;
import dev.nameplate.testing.LoadDriver.Account;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server as a process of its own, asked for up to five times of what it can draw. */
class OverloadTest {

    private static final int WIDTH = 800;
    private static final int HEIGHT = 400;

    /** Costs enough to draw that the driver, which is on the same machine, does not matter. */
    static final String DEAR =
            "{\"format\":1,\"title\":\"Dear\",\"sizes\":[{\"width\":" + WIDTH + ",\"height\":" + HEIGHT
                    + ",\"background\":\"#101820\"}],\"fields\":[{\"name\":\"name\",\"open\":true}],\"layers\":["
                    + "{\"id\":\"all\",\"type\":\"group\",\"blur\":24,\"layers\":[{\"id\":\"n\",\"type\":\"text\","
                    + "\"box\":[0,0,800,400],\"text\":[\"{name}\",\"Hello\"],\"style\":{\"size\":220,\"fill\":\"#FFFFFF\"}}]}]}";

    @TempDir
    private Path folder;

    @Test
    @Tag("faults")
    void for_some_seconds_at_five_times_the_capacity() throws Exception {
        overload(6, 4, 6, List.of(1, 5), 0.6);
    }

    @Test
    @Tag("faults")
    void for_a_minute_each_from_one_to_five_times_the_capacity() throws Exception {
        overload(20, 15, 60, List.of(1, 2, 3, 4, 5), 0.9);
    }

    private void overload(int warm, int measure, int seconds, List<Integer> levels, double atLeast) throws Exception {
        ChildServer.publish(folder, "dear", DEAR);
        IntFunction<String> targets = links("dear.jpg");
        try (ChildServer server = ChildServer.in(folder)
                        .jvm("-Xmx320m")
                        .set("render.threads", "1")
                        .set("cache.memory", "16MB")
                        .ready();
                LoadDriver driver = new LoadDriver(server.port())) {
            driver.closed(8, warm, targets);
            double capacity = driver.closed(8, measure, targets).goodput();
            System.out.printf("capacity %.1f pictures a second%n", capacity);
            double peak = 0;
            double last = 0;
            List<Long> sizes = new ArrayList<>();
            for (int level : levels) {
                Account account = driver.open(level * capacity, seconds, targets);
                sizes.add(server.kilobytes("VmRSS") >> 10);
                System.out.println(level + "x " + account + "  RSS " + sizes.get(sizes.size() - 1) + " MB");
                assertThat(account.faults(WIDTH, HEIGHT, 10)).isEmpty();
                assertThat(account.millis("", 1)).as("the slowest answer").isLessThan(5_000);
                peak = Math.max(peak, account.goodput());
                last = account.goodput();
            }
            System.out.printf("goodput at the highest load is %.0f %% of the peak%n", 100 * last / peak);
            assertThat(last).isGreaterThan(atLeast * peak);
            assertThat(sizes).allMatch(size -> size < 320 + 80 + 300, "heap, buffers and the JVM's own");
            assertThat(server.process().isAlive()).isTrue();
        }
    }

    /** One link, and another name each time. */
    static IntFunction<String> links(String image) {
        String link = RunningServer.sign(image, Map.of(), List.of("name")) + "&name=R";
        return number -> link + number;
    }
}
