package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.ChildServer;
import dev.nameplate.testing.LoadDriver;
import dev.nameplate.testing.RawHttp;
import dev.nameplate.testing.RawHttp.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server does that has too little of something: file descriptors, memory, patience of its clients. */
class ScarcityTest {

    @TempDir
    private Path folder;

    private final List<Socket> sockets = new ArrayList<>();

    @BeforeEach
    void publish() throws IOException {
        ChildServer.publish(folder, "mine", LifecycleTest.TEMPLATE);
        ChildServer.publish(folder, "dear", OverloadTest.DEAR);
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private Socket connect(int port) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
        sockets.add(socket);
        return socket;
    }

    @Test
    void without_file_descriptors_it_takes_no_connections_until_there_are_some_again() throws Exception {
        try (ChildServer server = ChildServer.in(folder)
                        .by("sh", "-c", "ulimit -n 256; exec \"$0\" \"$@\"")
                        .jvm("-Xmx192m")
                        .set("templates.reload", "100ms")
                        .ready();
                RawHttp early = new RawHttp(server.port())) {
            String link = LifecycleTest.link("mine.jpg", "Early");
            early.send("GET " + link + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(early.read(true).status()).isEqualTo(200);
            for (int i = 0; i < 400; i++) {
                connect(server.port());
            }
            Thread.sleep(3_000);
            early.send("GET " + link + "Still HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(early.read(true).header("Nameplate-Outcome"))
                    .as("who is connected is served, and no template is lost")
                    .contains("image; rendered");
            close();
            Answer after = null;
            for (int tries = 0; after == null && tries < 40; tries++) {
                try {
                    after = RawHttp.get(server.port(), link + "After");
                } catch (IOException e) {
                    Thread.sleep(250);
                }
            }
            assertThat(after).as("connections are taken again").isNotNull();
            assertThat(after.header("Nameplate-Outcome")).contains("image; rendered");
            assertThat(server.process().isAlive()).isTrue();
            assertThat(server.log()).as("it did run out").contains("Too many open files");
        }
    }

    @Test
    void with_hundreds_of_slow_connections_others_are_served() throws Exception {
        slow(300, 6, "5s");
    }

    @Test
    @Tag("faults")
    void with_thousands_of_slow_connections_others_are_served() throws Exception {
        slow(5_000, 60, "20s");
    }

    /**
     * Half of them never end their head, half ask for many pictures and read none.
     *
     * @param idle longer than a crowded machine takes to go once through all of them: a connection that has not been read for so
     *     long is closed, whatever waits on it
     */
    private void slow(int connections, int seconds, String idle) throws Exception {
        try (ChildServer server = ChildServer.in(folder)
                        .jvm("-Xmx192m")
                        .set("http.idle-timeout", idle)
                        .ready();
                LoadDriver driver = new LoadDriver(server.port())) {
            driver.closed(4, 4, OverloadTest.links("mine.jpg"));
            StringBuilder greedy = new StringBuilder();
            for (int i = 0; i < 50; i++) {
                greedy.append("GET ")
                        .append(LifecycleTest.link("dear.jpg", "greedy"))
                        .append(" HTTP/1.1\r\nHost: localhost\r\n\r\n");
            }
            byte[] requests = greedy.toString().getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < connections; i++) {
                Socket socket = connect(server.port());
                socket.getOutputStream().write(i % 2 == 0 ? requests : "GET /t/mi".getBytes(StandardCharsets.US_ASCII));
            }
            LoadDriver.Account account = driver.open(40, seconds, OverloadTest.links("mine.jpg"));
            System.out.println(connections + " slow connections: " + account + "  RSS "
                    + (server.kilobytes("VmRSS") >> 10) + " MB");
            assertThat(account.faults(400, 200, 1)).isEmpty();
            assertThat(account.goodput()).isGreaterThan(0.95 * account.rate());
            assertThat(server.process().isAlive()).isTrue();
            assertThat(server.log()).doesNotContain("OutOfMemoryError");
            Socket waits = sockets.get(1);
            waits.setSoTimeout(60_000);
            assertThat(waits.getInputStream().read())
                    .as("a head that does not end closes its connection")
                    .isNegative();
        }
    }

    @Test
    void a_heap_that_is_nearly_full_is_noticed_and_told() throws Exception {
        try (ChildServer server = ChildServer.in(folder)
                .jvm("-Xmx128m")
                .main("dev.nameplate.FullHeapChild")
                .ready()) {
            String link = LifecycleTest.link("mine.jpg", "R");
            RawHttp.get(server.port(), link + "0");
            await(server, "fill", 1);
            Answer degraded = RawHttp.get(server.port(), link + "1");
            assertThat(degraded.status()).isEqualTo(200);
            assertThat(degraded.header("Nameplate-Outcome")).contains("fallback; reason=memory");
            assertThat(RawHttp.get(server.port(), link + "0")
                            .header("Nameplate-Outcome")
                            .orElseThrow())
                    .startsWith("image; memory");
            await(server, "free", 0);
            assertThat(RawHttp.get(server.port(), link + "2").header("Nameplate-Outcome"))
                    .contains("image; rendered");
        }
    }

    private static void await(ChildServer server, String what, int guard) throws Exception {
        server.process().getOutputStream().write((what + "\n").getBytes(StandardCharsets.US_ASCII));
        server.process().getOutputStream().flush();
        for (int tries = 0; ; tries++) {
            String metrics =
                    new String(RawHttp.get(server.operationsPort(), "/metrics").body(), StandardCharsets.UTF_8);
            if (metrics.contains("nameplate_memory_guard " + guard + ".0")) {
                return;
            }
            assertThat(tries).as(what + "\n" + server.log()).isLessThan(600);
            Thread.sleep(100);
        }
    }
}
