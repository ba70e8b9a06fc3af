package dev.nameplate.api;

import dev.nameplate.config.Setting;
import dev.nameplate.config.SettingsReader;
import dev.nameplate.http.AdminVerticle;
import dev.nameplate.http.HttpSettings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether and where there is an API.
 *
 * @param address where it listens
 * @param keys who may use it; empty when it is off
 */
public record ApiSettings(AdminVerticle.Address address, Optional<KeysInForce> keys) {

    private static final Setting<String> HOST = Setting.text("admin.host", "127.0.0.1")
            .says("Address of the REST API; one that others can reach needs TLS, or admin.clear-text.");
    private static final Setting<Integer> PORT = Setting.whole("admin.port", 8082, 0, 65_535)
            .says("Port of the REST API, which is off while there are no admin.keys; 0 takes a free one.");
    private static final Setting<Boolean> CLEAR_TEXT = Setting.flag("admin.clear-text", false)
            .says("Whether the REST API may be reached by others without TLS; for a proxy in front that encrypts.");

    public static List<Setting<?>> all() {
        return Stream.of(List.of(HOST, PORT), KeysInForce.all(), List.of(CLEAR_TEXT))
                .<Setting<?>>flatMap(List::stream)
                .toList();
    }

    /** @param http the other servers, whose ports it never shares, and whose certificate it uses */
    public static ApiSettings read(SettingsReader reader, HttpSettings http) {
        String host = reader.read(HOST);
        int port = reader.read(PORT);
        boolean clearText = reader.read(CLEAR_TEXT);
        AdminVerticle.Address address = new AdminVerticle.Address(host, port);
        Optional<KeysInForce> keys = KeysInForce.read(reader);
        if (keys.isEmpty()) {
            return new ApiSettings(address, keys);
        }
        if (port != 0 && (port == http.port() || port == http.operationsPort())) {
            reader.problem(PORT, "is " + port + ", which another server has; the REST API needs a port of its own");
        }
        if (!HttpSettings.isLoopback(reader, HOST, host) && !http.encrypts() && !clearText) {
            reader.problem(
                    HOST,
                    "is " + host + ", which others can reach, and nothing encrypts: secrets would be read on the way;"
                            + " set tls.certificate, or admin.clear-text where a proxy in front encrypts");
        }
        return new ApiSettings(address, keys);
    }
}
