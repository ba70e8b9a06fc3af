package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.RawHttp;
import dev.nameplate.testing.RawHttp.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 100 000 different names against the packaged jar with a heap of 512 MB: no error, and no growth once warm. Takes minutes, so
 * it runs only when asked for; the operations page has the command.
 */
class ManyNamesSoak {

    private static final int NAMES = Integer.getInteger("soak.names", 100_000);
    private static final int WINDOWS = 10;
    private static final int CLIENTS = 4;
    private static final long MAY_GROW = 48L << 20;
    private static final Pattern HEAP = Pattern.compile("jvm_memory_used_bytes\\{area=\"heap\"[^}]*\\} ([0-9.E+]+)");

    @TempDir
    private Path folder;

    @Test
    void many_names_leave_the_heap_as_it_was() throws Exception {
        Process process = start();
        try (BufferedReader out = process.inputReader()) {
            int port = Integer.parseInt(out.readLine().replaceFirst(".*:", ""));
            String link = RunningServer.sign("webinar.jpg", Map.of(), List.of("name", "company"));
            List<Long> floors = new ArrayList<>();
            AtomicInteger next = new AtomicInteger();
            for (int window = 0; window < WINDOWS; window++) {
                long start = System.nanoTime();
                long floor = window(port, link, next, NAMES / WINDOWS);
                floors.add(floor);
                System.err.printf(
                        "%,d names: %.0f images/s, heap floor %d MB, resident %d MB%n",
                        next.get(),
                        NAMES / WINDOWS / ((System.nanoTime() - start) / 1e9),
                        floor >> 20,
                        resident(process.pid()) >> 20);
            }
            long warm = Math.max(floors.get(2), floors.get(3));
            assertThat(floors.get(WINDOWS - 1)).isLessThan(warm + MAY_GROW);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-jar",
                        Path.of("target", "nameplate.jar").toAbsolutePath().toString())
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("NAMEPLATE_HTTP_PORT", "0");
        builder.environment().put("NAMEPLATE_OPERATIONS_PORT", "18081");
        builder.environment().put("NAMEPLATE_LINKS_KEYS", RunningServer.KEY);
        return builder.start();
    }

    /** Asks for so many names that nobody has asked for; the lowest use of the heap that was seen meanwhile. */
    private static long window(int port, String link, AtomicInteger next, int count) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        int end = next.get() + count;
        List<Future<Void>> runs = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            runs.add(clients.submit((Callable<Void>) () -> {
                try (RawHttp http = new RawHttp(port)) {
                    for (int n = next.getAndIncrement(); n < end; n = next.getAndIncrement()) {
                        http.send("GET " + link + "&name=Reader+" + n + "&company=Acme+" + n
                                + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
                        Answer answer = http.read(true);
                        assertThat(answer.status()).isEqualTo(200);
                        assertThat(answer.header("Nameplate-Outcome")).contains("image; rendered");
                    }
                    return null;
                }
            }));
        }
        long floor = Long.MAX_VALUE;
        for (Future<Void> run : runs) {
            while (!run.isDone()) {
                floor = Math.min(floor, heap());
                Thread.sleep(50);
            }
            run.get();
        }
        next.set(end);
        clients.shutdown();
        return Math.min(floor, heap());
    }

    private static long heap() throws IOException {
        Matcher matcher = HEAP.matcher(new String(RawHttp.get(18081, "/metrics").body(), StandardCharsets.UTF_8));
        double used = 0;
        while (matcher.find()) {
            used += Double.parseDouble(matcher.group(1));
        }
        return (long) used;
    }

    private static long resident(long pid) throws IOException {
        Path status = Path.of("/proc", String.valueOf(pid), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .sum();
    }
}
