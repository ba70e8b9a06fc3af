package dev.nameplate.http;

import dev.nameplate.config.Setting;
import dev.nameplate.config.SettingsReader;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the server is reached.
 *
 * @param host address of the image server
 * @param port port of the image server; 0 takes a free one
 * @param publicUrl base of printed links, without a slash at its end; empty means {@code http://host:port}
 * @param index whether the gallery is shown
 * @param explain whether answers say why
 * @param idle how long a connection may be silent
 * @param eventLoops image verticles
 * @param operationsHost address of the operations server
 * @param operationsPort its port; 0 takes a free one
 * @param limits how much a client may ask of the protocols
 * @param tls whether and how the image server speaks TLS
 */
public record HttpSettings(
        String host,
        int port,
        String publicUrl,
        boolean index,
        boolean explain,
        Duration idle,
        int eventLoops,
        String operationsHost,
        int operationsPort,
        ProtocolLimits limits,
        TlsSettings tls) {

    /** A switch that follows the host unless it is set. */
    enum Switch {
        /** On for a loopback host only. */
        AUTO,
        ON,
        OFF
    }

    private static final Setting<String> HOST =
            Setting.text("http.host", "127.0.0.1").says("Address of the image server; containers set 0.0.0.0.");
    private static final Setting<Integer> PORT =
            Setting.whole("http.port", 8080, 0, 65_535).says("Port of the image server; 0 takes a free one.");
    private static final Setting<String> PUBLIC_URL = Setting.text("http.public-url", "")
            .says("Base of printed links, as https://img.acme.com; empty means http(s)://host:port.");
    private static final Setting<Switch> INDEX = Setting.choice("http.index", Switch.AUTO)
            .says("The gallery at /: a signing oracle, so auto shows it on a loopback host only.");
    private static final Setting<Switch> EXPLAIN = Setting.choice("http.explain-headers", Switch.AUTO)
            .says("Notes, tiers, reasons and timings in answers; auto sends them on a loopback host only.");
    private static final Setting<Duration> IDLE = Setting.duration("http.idle-timeout", "20s")
            .says("How long a connection may be silent, and a request's head may take.");
    private static final Setting<Integer> LOOPS =
            Setting.whole("http.event-loops", 0, 0, 256).says("Event loops that take requests; 0 means one per core.");
    private static final Setting<String> OPERATIONS_HOST = Setting.text("operations.host", "")
            .says("Address of the operations server; empty means the image server's.");
    private static final Setting<Integer> OPERATIONS_PORT = Setting.whole("operations.port", 8081, 0, 65_535)
            .says("Port of health, metrics and schema; never the public port.");

    public static List<Setting<?>> all() {
        return Stream.of(
                        List.of(HOST, PORT, PUBLIC_URL, INDEX, EXPLAIN, IDLE, LOOPS),
                        ProtocolLimits.all(),
                        TlsSettings.all(),
                        List.of(OPERATIONS_HOST, OPERATIONS_PORT))
                .<Setting<?>>flatMap(List::stream)
                .toList();
    }

    public static HttpSettings read(SettingsReader reader) {
        String host = reader.read(HOST);
        boolean loopback = isLoopback(reader, host);
        String url = reader.read(PUBLIC_URL);
        if (!url.isEmpty()) {
            checkUrl(reader, url);
        }
        int port = reader.read(PORT);
        int operations = reader.read(OPERATIONS_PORT);
        if (port == operations && port != 0) {
            reader.problem(OPERATIONS_PORT, "is " + port + ", the public port; operations never share it");
        }
        int loops = reader.read(LOOPS);
        String operationsHost = reader.read(OPERATIONS_HOST);
        return new HttpSettings(
                host,
                port,
                url.endsWith("/") ? url.substring(0, url.length() - 1) : url,
                isOn(reader.read(INDEX), loopback),
                isOn(reader.read(EXPLAIN), loopback),
                reader.read(IDLE),
                loops == 0 ? Runtime.getRuntime().availableProcessors() : loops,
                operationsHost.isEmpty() ? host : operationsHost,
                operations,
                ProtocolLimits.read(reader),
                TlsSettings.read(reader));
    }

    /** Whether there is a certificate, so that servers speak TLS. */
    public boolean encrypts() {
        return tls.isOn();
    }

    /** What links to the image server begin with: {@code https} where it speaks TLS. */
    public String scheme() {
        return tls.isOn() ? "https" : "http";
    }

    /** Whether an address can be reached from this machine only. */
    public static boolean isLoopback(SettingsReader reader, String host) {
        return isLoopback(reader, HOST, host);
    }

    /** @param setting where the address comes from */
    public static boolean isLoopback(SettingsReader reader, Setting<String> setting, String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            reader.problem(setting, "\"" + host + "\" is no address of this machine");
            return false;
        }
    }

    /** Whether this server can be reached from this machine only, as set. */
    public static boolean isLoopback(SettingsReader reader) {
        return isLoopback(reader, reader.read(HOST));
    }

    private static boolean isOn(Switch set, boolean loopback) {
        return set == Switch.ON || set == Switch.AUTO && loopback;
    }

    private static void checkUrl(SettingsReader reader, String url) {
        try {
            URI uri = URI.create(url);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (!web || uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
                reader.problem(PUBLIC_URL, "\"" + url + "\"; allowed: http(s)://host[:port][/path]");
            }
        } catch (IllegalArgumentException e) {
            reader.problem(PUBLIC_URL, "\"" + url + "\" is no URL; allowed: http(s)://host[:port][/path]");
        }
    }

    /** The same at another address, links pointing there. */
    public HttpSettings at(String otherHost, int otherPort) {
        return new HttpSettings(
                otherHost,
                otherPort,
                "",
                index,
                explain,
                idle,
                eventLoops,
                operationsHost,
                operationsPort,
                limits,
                tls);
    }
}
