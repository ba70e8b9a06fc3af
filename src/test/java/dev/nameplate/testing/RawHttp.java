package dev.nameplate.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A client that sends exactly the bytes it is given over a socket and reads one answer after the other. */
public final class RawHttp implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 15_000;

    private final Socket socket;

    public RawHttp(int port) throws IOException {
        this(port, TIMEOUT_MILLIS);
    }

    public RawHttp(InetAddress address, int port) throws IOException {
        this(new Socket(address, port), TIMEOUT_MILLIS);
    }

    /** @param timeoutMillis how long a read waits */
    public RawHttp(int port, int timeoutMillis) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), port), timeoutMillis);
    }

    /** Speaks over a socket that is connected already. */
    public RawHttp(Socket socket, int timeoutMillis) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(timeoutMillis);
        socket.setTcpNoDelay(true);
    }

    /**
     * One answer.
     *
     * @param headers by lower-case name, in order of arrival
     */
    public record Answer(int status, Map<String, List<String>> headers, byte[] body) {

        /** The only header of that name; empty when there is none. */
        public Optional<String> header(String name) {
            List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
            if (values.size() > 1) {
                throw new AssertionError(name + " stands " + values.size() + " times");
            }
            return values.stream().findFirst();
        }
    }

    /** A whole exchange on a connection of its own: {@code GET target} with one sound Host. */
    public static Answer get(int port, String target, String... headers) throws IOException {
        return exchange(port, "GET", target, headers);
    }

    /** A whole exchange on a connection of its own. */
    public static Answer exchange(int port, String method, String target, String... headers) throws IOException {
        try (RawHttp http = new RawHttp(port)) {
            http.send(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n"
                    + String.join(
                            "",
                            java.util.Arrays.stream(headers)
                                    .map(h -> h + "\r\n")
                                    .toList()) + "\r\n");
            return http.read(!method.equals("HEAD"));
        }
    }

    /** Sends one byte for each char. */
    public void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Reads an answer whose length is declared. */
    public Answer read(boolean withBody) throws IOException {
        InputStream in = socket.getInputStream();
        String status = line(in);
        if (!status.startsWith("HTTP/1.")) {
            throw new IOException("no answer: \"" + status + '"');
        }
        Map<String, List<String>> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        int code = Integer.parseInt(status.substring(9, 12));
        boolean bodyless = !withBody || code == 204 || code == 304;
        int length = Integer.parseInt(
                headers.getOrDefault("content-length", List.of("0")).get(0));
        byte[] body = bodyless ? new byte[0] : in.readNBytes(length);
        return new Answer(code, headers, body);
    }

    /** Whether the server closes the connection without another byte. */
    public boolean isClosedByServer() throws IOException {
        return socket.getInputStream().read() < 0;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("closed after \"" + line.toString(StandardCharsets.ISO_8859_1) + '"');
            }
            line.write(b);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
