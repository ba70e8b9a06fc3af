package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.Http2Wire;
import dev.nameplate.testing.RawHttp;
import io.netty.buffer.ByteBufAllocatorMetric;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import io.vertx.core.impl.buffer.VertxByteBufAllocator;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three hundred clients that take their time, in six ways: readers of images do not notice, and when the clients' time is over
 * nothing is left of them.
 */
class SlowClientsTest {

    private static final int OF_EACH_KIND = 50;
    private static final int PATIENCE_SECONDS = 60;

    /** The pool of buffers keeps some of what it had for those who come next. */
    private static final long KEPT = 32L << 20;

    private static final byte[] REQUEST_HEAD = ("GET /" + "x".repeat(5000)).getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BODY =
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 999999\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** A client: what it says at once, and what it says after that, a byte at a time and again from the start. */
    private record Client(SocketChannel channel, String kind, ByteBuffer drip) {

        static Client connect(int port, String kind, byte[] atOnce, byte[] drip) throws IOException {
            SocketChannel channel = SocketChannel.open();
            channel.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.write(ByteBuffer.wrap(atOnce));
            channel.configureBlocking(false);
            return new Client(channel, kind, ByteBuffer.wrap(drip));
        }

        /** Says the next bytes; closes when the server has closed. Reads nothing but from those who are to see an end. */
        void beat(int bytes) throws IOException {
            try {
                for (int i = 0; i < bytes && drip.capacity() > 0; i++) {
                    if (!drip.hasRemaining()) {
                        drip.rewind();
                    }
                    drip.limit(drip.position() + 1);
                    channel.write(drip);
                    drip.limit(drip.capacity());
                }
                if (!kind.contains("reader") && channel.read(ByteBuffer.allocate(16_384)) < 0) {
                    channel.close();
                }
            } catch (IOException closed) {
                channel.close();
            }
        }
    }

    private static List<Client> clients(int port, String link) throws IOException {
        byte[] unread =
                ("GET " + link + " HTTP/1.1\r\nHost: a\r\n\r\n").repeat(600).getBytes(StandardCharsets.ISO_8859_1);
        byte[] preface = Http2Wire.PREFACE.getBytes(StandardCharsets.US_ASCII);
        byte[] settings = Http2Wire.bytes(4, 0, 0, new byte[] {0, 4, 0, 0, 0, 0});
        ByteArrayOutputStream nothingRead = new ByteArrayOutputStream();
        nothingRead.writeBytes(preface);
        nothingRead.writeBytes(settings);
        for (int stream = 1; stream < 20; stream += 2) {
            nothingRead.writeBytes(Http2Wire.bytes(1, 5, stream, Http2Wire.request("GET", link)));
        }
        ByteArrayOutputStream begun = new ByteArrayOutputStream();
        begun.writeBytes(preface);
        begun.writeBytes(settings);
        byte[] ping = Http2Wire.bytes(6, 0, 0, new byte[8]);
        byte[] neverFull = Http2Wire.bytes(1, 0, 1, new byte[16_384]);
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < OF_EACH_KIND; i++) {
            clients.add(Client.connect(port, "a head by drips", new byte[0], REQUEST_HEAD));
            clients.add(Client.connect(port, "a body by drips", BODY, new byte[] {'x'}));
            clients.add(Client.connect(port, "a reader who does not read", unread, new byte[0]));
            clients.add(Client.connect(port, "a preface by drips", new byte[0], preface));
            clients.add(Client.connect(port, "a frame by drips", begun.toByteArray(), neverFull));
            clients.add(Client.connect(port, "a reader without a window, with PINGs", nothingRead.toByteArray(), ping));
        }
        return clients;
    }

    @Test
    void three_hundred_slow_clients_do_no_harm_and_leave_nothing(@TempDir Path data) throws Exception {
        try (RunningServer server = SmallServer.start(
                data,
                "http.idle-timeout",
                "2s",
                "http.http2-stream-timeout",
                "2s",
                "render.deadline",
                "1s",
                "http.h2c",
                "true")) {
            String link = RunningServer.sign("webinar.jpg", Map.of("name", "Sarah"), List.of());
            byte[] image = image(server.port(), link);
            Left before = Left.now(server);
            List<Client> clients = clients(server.port(), link);
            assertThat(clients).hasSize(300);
            int answered = 0;
            long end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
            Left after = Left.now(server);
            boolean seen = after.connections() > before.connections() + 100;
            while (System.nanoTime() < end && !(after.connections() <= before.connections())) {
                for (Client client : clients) {
                    if (client.channel().isOpen()) {
                        client.beat(17);
                    }
                }
                assertThat(RawHttp.get(server.port(), link).body()).isEqualTo(image);
                answered++;
                Thread.sleep(100);
                after = Left.now(server);
                seen |= after.connections() > before.connections() + 100;
            }
            System.out.println("slow clients: " + answered + " readers were answered meanwhile; before " + before
                    + ", after " + after);
            assertThat(seen).as("the clients were there").isTrue();
            assertThat(after.connections()).as("connections").isLessThanOrEqualTo(before.connections());
            for (Client client : clients) {
                client.channel().close();
            }
            assertLeftNothing(server, before);
        }
    }

    private static byte[] image(int port, String link) throws IOException, InterruptedException {
        for (int i = 0; i < 100; i++) {
            RawHttp.Answer answer = RawHttp.get(port, link);
            if (answer.header("Nameplate-Outcome").orElseThrow().startsWith("image; memory")) {
                return answer.body();
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no image within ten seconds");
    }

    private static void assertLeftNothing(RunningServer server, Left before) throws Exception {
        Left after = Left.now(server);
        for (int i = 0; i < 100 && !after.isNoMoreThan(before); i++) {
            Thread.sleep(100);
            after = Left.now(server);
        }
        assertThat(after.isNoMoreThan(before))
                .as("before %s, after %s", before, after)
                .isTrue();
    }

    /** What a connection could leave behind. */
    private record Left(int connections, int files, int threads, long buffers) {

        static Left now(RunningServer server) throws IOException {
            String metrics =
                    new String(RawHttp.get(server.operationsPort(), "/metrics").body(), StandardCharsets.UTF_8);
            Matcher gauge =
                    Pattern.compile("(?m)^nameplate_connections (\\S+)$").matcher(metrics);
            assertThat(gauge.find()).isTrue();
            ByteBufAllocatorMetric pool =
                    ((ByteBufAllocatorMetricProvider) VertxByteBufAllocator.POOLED_ALLOCATOR).metric();
            long buffers = pool.usedDirectMemory() + pool.usedHeapMemory();
            String[] files = new File("/proc/self/fd").list();
            return new Left(
                    (int) Double.parseDouble(gauge.group(1)),
                    files == null ? 0 : files.length,
                    Thread.activeCount(),
                    buffers);
        }

        /** A few files and threads come and go without any client's doing. */
        boolean isNoMoreThan(Left before) {
            return connections <= before.connections
                    && files <= before.files + 10
                    && threads <= before.threads + 10
                    && buffers <= before.buffers + KEPT;
        }
    }
}
