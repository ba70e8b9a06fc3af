package dev.nameplate.encode;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.nameplate.testing.Chromium;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What a browser makes of files: one page decodes all of them and sends their pixels back. */
final class BrowserView {

    private static final long PATIENCE_SECONDS = 120;

    private final Map<String, EncodedImage> files;
    private final Map<String, Seen> shown = new ConcurrentHashMap<>();
    private final Map<String, Seen> decoded = new ConcurrentHashMap<>();
    private final Map<String, String> faults = new ConcurrentHashMap<>();
    private final CountDownLatch done = new CountDownLatch(1);

    private BrowserView(Map<String, EncodedImage> files) {
        this.files = files;
    }

    /**
     * What was seen of a file.
     *
     * @param frames straight colours
     * @param pauses after each frame, in hundredths of a second
     * @param loops how often a film is seen again
     */
    record Seen(int width, int height, List<int[]> frames, List<Integer> pauses, int loops) {}

    /** Has all files decoded, each under a name that is a path. */
    static BrowserView of(Map<String, EncodedImage> files, Path folder) throws IOException, InterruptedException {
        BrowserView view = new BrowserView(files);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", view::answer);
        server.start();
        String page = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        try (Chromium chromium = Chromium.showing(page, folder)) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!view.done.await(200, TimeUnit.MILLISECONDS)) {
                if (!chromium.isRunning() || System.nanoTime() > end) {
                    throw new AssertionError(view.decoded.size() + " of " + files.size()
                            + " files were looked at, then the browser "
                            + (chromium.isRunning() ? "took too long" : "ended") + ": " + chromium.said());
                }
            }
        } finally {
            server.stop(0);
        }
        return view;
    }

    /** What a page shows: the first frame, its alpha multiplied and divided again. */
    Seen shown(String name) {
        return seen(shown, name);
    }

    /** What the decoder gave: all frames. */
    Seen decoded(String name) {
        return seen(decoded, name);
    }

    private Seen seen(Map<String, Seen> by, String name) {
        Seen seen = by.get(name);
        if (seen == null || faults.containsKey(name)) {
            throw new AssertionError(name + ": " + faults.getOrDefault(name, "was not looked at"));
        }
        return seen;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring(1);
        if (exchange.getRequestMethod().equals("POST")) {
            try (InputStream in = exchange.getRequestBody()) {
                take(name, query(exchange.getRequestURI().getRawQuery()), in.readAllBytes());
            }
            reply(exchange, "text/plain", new byte[0]);
        } else if (name.isEmpty()) {
            try (InputStream in = BrowserView.class.getResourceAsStream("/decoding/page.html")) {
                reply(exchange, "text/html", in.readAllBytes());
            }
        } else if (name.equals("files")) {
            String names = '['
                    + String.join(
                            ",",
                            files.keySet().stream().map(it -> '"' + it + '"').toList())
                    + ']';
            reply(exchange, "application/json", names.getBytes(StandardCharsets.UTF_8));
        } else {
            EncodedImage file = files.get(name);
            if (file == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                reply(exchange, file.format().mediaType(), file.bytes());
            }
        }
        exchange.close();
    }

    private static void reply(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private void take(String name, Map<String, String> about, byte[] pixels) {
        switch (about.get("kind")) {
            case "done" -> done.countDown();
            case "shown" -> shown.put(name, seen(about, pixels));
            case "decoded" -> decoded.put(name, seen(about, pixels));
            default -> faults.merge(name, about.get("words"), (one, other) -> one + "; " + other);
        }
    }

    private static Seen seen(Map<String, String> about, byte[] pixels) {
        int width = Integer.parseInt(about.get("width"));
        int height = Integer.parseInt(about.get("height"));
        boolean blueFirst = about.get("format").startsWith("B");
        boolean opaque = about.get("format").endsWith("X");
        List<int[]> frames = new ArrayList<>();
        ByteBuffer from = ByteBuffer.wrap(pixels);
        while (from.hasRemaining()) {
            int[] frame = new int[width * height];
            for (int i = 0; i < frame.length; i++) {
                int four = from.getInt();
                int argb = Integer.rotateRight(four, 8);
                argb = blueFirst ? Integer.reverseBytes(four) : argb;
                frame[i] = opaque ? argb | 0xFF000000 : argb;
            }
            frames.add(frame);
        }
        List<Integer> pauses = new ArrayList<>();
        for (String pause : about.getOrDefault("pauses", "0").split(",")) {
            pauses.add((int) Math.rint(Double.parseDouble(pause)));
        }
        String loops = about.getOrDefault("loops", "0");
        return new Seen(
                width, height, frames, pauses, loops.equals("Infinity") ? Integer.MAX_VALUE : Integer.parseInt(loops));
    }

    private static Map<String, String> query(String query) {
        Map<String, String> all = new HashMap<>();
        for (String pair : query.split("&")) {
            int at = pair.indexOf('=');
            all.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
        }
        return all;
    }
}
