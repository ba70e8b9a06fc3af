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
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hundred templates at two densities against the packaged jar with a heap of 256 MB: far more bases than fit, and every
 * reader gets the right picture. Takes minutes, so it runs only when asked for; the operations page has the command.
 */
class ManyBasesSoak {

    private static final int TEMPLATES = 100;
    private static final int REQUESTS = Integer.getInteger("soak.requests", 2000);
    private static final int CLIENTS = 4;
    private static final String TEMPLATE = "{\"format\":1,\"title\":\"Number %1$d\","
            + "\"sizes\":[{\"width\":600,\"height\":300,\"background\":\"#10%1$02X40\"}],"
            + "\"output\":{\"densities\":[1,2]},"
            + "\"fields\":[{\"name\":\"name\",\"open\":true,\"samples\":[\"Sarah\"]}],"
            + "\"layers\":[{\"id\":\"glow\",\"type\":\"shape\",\"shape\":\"ellipse\",\"box\":[%1$d,0,300,300],"
            + "\"fill\":\"#5B3CC4\",\"blur\":40},"
            + "{\"id\":\"n\",\"type\":\"text\",\"box\":[20,100,560,90],\"text\":[\"{name}, number %1$d\",\"You\"],"
            + "\"style\":{\"size\":48,\"fill\":\"#FFFFFF\"}}]}";

    @TempDir
    private Path folder;

    @Test
    void a_hundred_templates_share_a_small_heap() throws Exception {
        for (int i = 0; i < TEMPLATES; i++) {
            Path file = folder.resolve("data/templates/number-" + i).resolve("template.json");
            Files.createDirectories(file.getParent());
            Files.writeString(file, String.format(TEMPLATE, i));
        }
        Process process = start();
        try (BufferedReader out = process.inputReader()) {
            int port = Integer.parseInt(out.readLine().replaceFirst(".*:", ""));
            ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
            List<Future<Void>> runs = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int client = i;
                runs.add(clients.submit((Callable<Void>) () -> read(port, client)));
            }
            for (Future<Void> run : runs) {
                run.get();
            }
            clients.shutdown();
            System.err.printf(
                    "%d pictures; %.0f bases of %.0f MB in memory, %.0f dropped%n",
                    REQUESTS,
                    metric("nameplate_bases"),
                    metric("nameplate_bases_bytes") / (1 << 20),
                    metric("nameplate_bases_evictions_total"));
            assertThat(metric("nameplate_bases_evictions_total")).isPositive();
            assertThat(metric("nameplate_bases_bytes")).isLessThanOrEqualTo(32 << 20);
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    /** A third of the requests go to a few templates, as readers' do; the others anywhere. */
    private static Void read(int port, int client) throws IOException {
        Random random = new Random(client);
        try (RawHttp http = new RawHttp(port)) {
            for (int i = 0; i < REQUESTS / CLIENTS; i++) {
                int number = random.nextInt(3) == 0 ? random.nextInt(4) : random.nextInt(TEMPLATES);
                Map<String, String> density = Map.of("_dpr", random.nextInt(4) == 0 ? "2" : "1");
                String link = RunningServer.sign("number-" + number + ".jpg", density, List.of("name"));
                http.send("GET " + link + "&name=Reader+" + client + "+" + i + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
                Answer answer = http.read(/* withBody= */ true);
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.header("Nameplate-Outcome")).contains("image; rendered");
            }
        }
        return null;
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-jar",
                        Path.of("target", "nameplate.jar").toAbsolutePath().toString())
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("NAMEPLATE_HTTP_PORT", "0");
        builder.environment().put("NAMEPLATE_OPERATIONS_PORT", "18082");
        builder.environment().put("NAMEPLATE_CACHE_MEMORY", "32MB");
        builder.environment().put("NAMEPLATE_RENDER_DEADLINE", "15s");
        builder.environment().put("NAMEPLATE_LINKS_KEYS", RunningServer.KEY);
        return builder.start();
    }

    private static double metric(String name) throws IOException {
        String scrape = new String(RawHttp.get(18082, "/metrics").body(), StandardCharsets.UTF_8);
        Matcher matcher = Pattern.compile("(?m)^" + name + " ([0-9.E+]+)$").matcher(scrape);
        assertThat(matcher.find()).as(name).isTrue();
        return Double.parseDouble(matcher.group(1));
    }
}
