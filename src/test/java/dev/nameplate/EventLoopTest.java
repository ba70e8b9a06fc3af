package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.ChildServer;
import dev.nameplate.testing.LoadDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether anything of ours holds up an event loop while the server is under load. */
class EventLoopTest {

    private static final Pattern PAUSE = Pattern.compile("Pause .* ([0-9.]+)ms");
    private static final Pattern PROCESSOR = Pattern.compile("(\\d+) ms of processor");

    @TempDir
    private Path folder;

    /** By processor time: beside other tests a loop may be kept from running, or from a lock, by anybody. */
    @Test
    @Tag("faults")
    void nothing_of_ours_works_long_on_an_event_loop() throws Exception {
        watch(6, /* alone= */ false);
    }

    @Test
    @Tag("faults")
    void nothing_of_ours_holds_up_an_event_loop_for_a_minute() throws Exception {
        watch(60, /* alone= */ true);
    }

    private static long processorMillis(String line) {
        Matcher matcher = PROCESSOR.matcher(line);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    /** @param alone whether the clock on the wall says anything, since nothing else runs */
    private void watch(int seconds, boolean alone) throws Exception {
        ChildServer.publish(folder, "mine", LifecycleTest.TEMPLATE);
        ChildServer.publish(folder, "dear", OverloadTest.DEAR);
        Path pauses = folder.resolve("gc.log");
        try (ChildServer server = ChildServer.in(folder)
                        .jvm("-Xmx320m", "-Xlog:gc:file=" + pauses)
                        .main("dev.nameplate.WatchedServer")
                        .set("http.event-loops", "2")
                        .ready();
                LoadDriver driver = new LoadDriver(server.port())) {
            driver.closed(8, 5, OverloadTest.links("mine.jpg"));
            int before = lines(server.log()).size();
            long[] machine = processor();
            double rate =
                    0.6 * driver.closed(4, 3, OverloadTest.links("dear.jpg")).goodput();
            driver.open(rate, seconds, OverloadTest.links("dear.jpg"));
            driver.open(5 * rate, seconds, OverloadTest.links("dear.jpg"));
            driver.open(400, seconds, OverloadTest.links("mine.jpg"));
            List<String> late = lines(server.log());
            late = late.subList(Math.min(before, late.size()), late.size());
            report(late, pauses, machine);
            List<String> ours = late.stream()
                    .filter(line -> line.contains("dev.nameplate.") && !line.startsWith("LOOP starved"))
                    .filter(line -> alone || processorMillis(line) > 100)
                    .toList();
            assertThat(ours).isEmpty();
            if (alone) {
                assertThat(warnings(server.log()))
                        .as("Vert.x saw a loop of ours blocked for 100 ms")
                        .isEmpty();
            }
        }
    }

    private static List<String> lines(String log) {
        return log.lines().filter(line -> line.startsWith("LOOP ")).toList();
    }

    /** Vert.x' warnings with a stack that holds something of ours. */
    private static List<String> warnings(String log) {
        return Arrays.stream(log.split("(?=Thread .{0,80}has been blocked for)"))
                .filter(part -> part.startsWith("Thread ") && part.contains("at dev.nameplate."))
                .toList();
    }

    private static void report(List<String> late, Path pauses, long[] before) throws IOException {
        double longest = 0;
        double sum = 0;
        Matcher pause = PAUSE.matcher(Files.readString(pauses));
        while (pause.find()) {
            double millis = Double.parseDouble(pause.group(1));
            longest = Math.max(longest, millis);
            sum += millis;
        }
        long[] after = processor();
        long all = Math.max(1, after[0] - before[0]);
        System.out.printf(
                "beats late by more than 20 ms: %d busy, %d blocked, %d not let to run; garbage collection %.0f ms, at most %.1f ms;"
                        + " stolen %.1f %% of the processor%n",
                late.stream().filter(line -> line.startsWith("LOOP busy")).count(),
                late.stream().filter(line -> line.startsWith("LOOP blocked")).count(),
                late.stream().filter(line -> line.startsWith("LOOP starved")).count(),
                sum,
                longest,
                100.0 * (after[1] - before[1]) / all);
        late.stream().filter(line -> !line.startsWith("LOOP starved")).limit(10).forEach(System.out::println);
    }

    /** Ticks of the whole machine, and those that its host took for others. */
    private static long[] processor() throws IOException {
        Path stat = Path.of("/proc/stat");
        if (!Files.exists(stat)) {
            return new long[] {0, 0};
        }
        long[] ticks = Arrays.stream(Files.readAllLines(stat).get(0).trim().split("\\s+"))
                .skip(1)
                .mapToLong(Long::parseLong)
                .toArray();
        return new long[] {Arrays.stream(ticks).sum(), ticks.length > 7 ? ticks[7] : 0};
    }
}
