package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.Http2Wire;
import dev.nameplate.testing.RawHttp;
import dev.nameplate.testing.Seeds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bytes that mean nothing, or nearly something, at the image port: every connection ends, nothing is a bug, and good requests
 * get their image throughout. {@code -Dnameplate.random.seconds=60} makes it a minute, {@code -Dnameplate.seed} repeats a run.
 */
@Tag("random")
class RandomBytesTest {

    private static final int SECONDS = Integer.getInteger("nameplate.random.seconds", 5);
    private static final int MILLIS_TO_AN_END = 15_000;

    @Test
    void any_bytes_come_to_an_end(@TempDir Path data) throws Exception {
        long seed = Seeds.one();
        SplittableRandom random = new SplittableRandom(seed);
        try (RunningServer server = SmallServer.start(data, "http.h2c", "true", "http.idle-timeout", "16s")) {
            String link = RunningServer.sign("webinar.jpg", Map.of("name", "Sarah"), List.of());
            byte[] image = RawHttp.get(server.port(), link).body();
            long end = System.nanoTime() + SECONDS * 1_000_000_000L;
            int connections = 0;
            while (System.nanoTime() < end) {
                byte[] bytes = bytes(random, connections % 6, link);
                assertThat(ends(server.port(), bytes))
                        .as("seed %d, connection %d: no end within %d ms", seed, connections, MILLIS_TO_AN_END)
                        .isTrue();
                if (++connections % 20 == 0) {
                    assertThat(RawHttp.get(server.port(), link).body()).isEqualTo(image);
                }
            }
            System.out.println("random bytes: " + connections + " connections ended");
            String metrics =
                    new String(RawHttp.get(server.operationsPort(), "/metrics").body(), StandardCharsets.UTF_8);
            assertThat(metrics).doesNotContain("detail=\"bug\"").contains("nameplate_protocol_refusals_total");
            assertThat(RawHttp.get(server.port(), link).body()).isEqualTo(image);
        }
    }

    private static byte[] bytes(SplittableRandom random, int kind, String link) {
        byte[] noise = new byte[random.nextInt(1, 3000)];
        random.nextBytes(noise);
        String request = "GET " + link + " HTTP/1.1\r\nHost: a\r\nAccept: */*\r\nIf-None-Match: \"x\"\r\n\r\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (kind) {
            case 0 -> out.writeBytes(noise);
            case 1 -> {
                out.writeBytes("GET /".getBytes(StandardCharsets.US_ASCII));
                out.writeBytes(noise);
            }
            case 2 -> out.writeBytes(scratched(random, request.repeat(3).getBytes(StandardCharsets.ISO_8859_1)));
            case 3 -> {
                for (int i = random.nextInt(1, 200); i > 0; i--) {
                    String letters = "GETHOST /:?&=%0a\r\n\t ,;\"chunked1.0";
                    out.write(letters.charAt(random.nextInt(letters.length())));
                }
                out.writeBytes("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            case 4 -> {
                frames(out);
                for (int i = random.nextInt(1, 30); i > 0; i--) {
                    byte[] payload = new byte[random.nextInt(0, 60)];
                    random.nextBytes(payload);
                    out.writeBytes(Http2Wire.bytes(
                            random.nextInt(0, 11), random.nextInt(0, 64), random.nextInt(0, 8), payload));
                }
            }
            default -> {
                ByteArrayOutputStream sound = new ByteArrayOutputStream();
                frames(sound);
                for (int stream = 1; stream < 10; stream += 2) {
                    sound.writeBytes(Http2Wire.bytes(1, 5, stream, Http2Wire.request("GET", link)));
                }
                out.writeBytes(scratched(random, sound.toByteArray()));
            }
        }
        return out.toByteArray();
    }

    private static void frames(ByteArrayOutputStream out) {
        out.writeBytes(Http2Wire.PREFACE.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(Http2Wire.bytes(4, 0, 0, new byte[0]));
    }

    /** Sound bytes with a few that are not. */
    private static byte[] scratched(SplittableRandom random, byte[] sound) {
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            sound[random.nextInt(sound.length)] = (byte) random.nextInt(256);
        }
        return sound;
    }

    /** Sends, says that nothing more will come, and reads whatever comes; whether the server ends it. */
    private static boolean ends(int port, byte[] bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(MILLIS_TO_AN_END);
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            byte[] answer = new byte[8192];
            while (in.read(answer) >= 0) {
                // On to the end.
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) {
            return true;
        }
    }
}
