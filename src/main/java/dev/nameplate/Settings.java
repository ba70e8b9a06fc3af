package dev.nameplate;

import dev.nameplate.api.ApiSettings;
import dev.nameplate.arrivals.DataHealthSettings;
import dev.nameplate.cache.CacheSettings;
import dev.nameplate.cache.ClusterSettings;
import dev.nameplate.config.Setting;
import dev.nameplate.config.SettingProblem;
import dev.nameplate.config.SettingsReader;
import dev.nameplate.guard.GuardSettings;
import dev.nameplate.http.HttpSettings;
import dev.nameplate.observe.LogSettings;
import dev.nameplate.pipeline.LinkKeys;
import dev.nameplate.pipeline.PipelineSettings;
import dev.nameplate.register.RegisterSettings;
import dev.nameplate.store.StoreSettings;
import dev.nameplate.watch.WatchSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All settings of a server.
 *
 * @param api whether programs may make links and pictures, and which
 * @param keys what links are signed and verified with
 */
record Settings(
        HttpSettings http,
        PipelineSettings pipeline,
        StoreSettings store,
        CacheSettings cache,
        LifecycleSettings lifecycle,
        LogSettings log,
        DataHealthSettings dataHealth,
        ClusterSettings cluster,
        ApiSettings api,
        RegisterSettings register,
        GuardSettings guards,
        LinkKeys keys) {

    private static final Path USUAL_FILE = Path.of("conf", "nameplate.yaml");

    /** Settings, or every fault of them. */
    record Read(Settings settings, List<SettingProblem> problems) {}

    /** Every setting there is, in the order of the README's table. */
    static List<Setting<?>> all() {
        return Stream.of(
                        HttpSettings.all(),
                        ApiSettings.all(),
                        LinkKeys.all(),
                        RegisterSettings.all(),
                        WatchSettings.all(),
                        GuardSettings.all(),
                        PipelineSettings.all(),
                        StoreSettings.all(),
                        CacheSettings.all(),
                        LifecycleSettings.all(),
                        LogSettings.all(),
                        DataHealthSettings.all(),
                        ClusterSettings.all())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Reads a file (the usual one if it is there and no other is named), the environment and the command line.
     *
     * @param commandLine keys to values
     */
    static Read read(Optional<Path> file, Map<String, String> environment, Map<String, String> commandLine) {
        return read(file, environment, commandLine, /* withKeys= */ true);
    }

    /** @param withKeys whether keys are needed, and made up where they may be */
    static Read read(
            Optional<Path> file, Map<String, String> environment, Map<String, String> commandLine, boolean withKeys) {
        Optional<Path> chosen = file.or(() -> Files.exists(USUAL_FILE) ? Optional.of(USUAL_FILE) : Optional.empty());
        SettingsReader reader = new SettingsReader(chosen, environment, commandLine, all());
        boolean loopback = HttpSettings.isLoopback(reader);
        HttpSettings http = HttpSettings.read(reader);
        ApiSettings api = ApiSettings.read(reader, http);
        PipelineSettings pipeline = PipelineSettings.read(reader, loopback);
        StoreSettings store = StoreSettings.read(reader);
        CacheSettings cache = CacheSettings.read(reader);
        LifecycleSettings lifecycle = LifecycleSettings.read(reader);
        LogSettings log = LogSettings.read(reader);
        DataHealthSettings dataHealth = DataHealthSettings.read(reader);
        ClusterSettings cluster = ClusterSettings.read(reader);
        GuardSettings guards = GuardSettings.read(reader, store.data());
        if (http.idle().compareTo(pipeline.patience()) <= 0) {
            reader.problem(
                    PipelineSettings.PATIENCE,
                    "is not below http.idle-timeout (" + http.idle().toSeconds()
                            + "s), which would close connections that wait for their image");
        }
        RegisterSettings register = RegisterSettings.read(reader);
        LinkKeys keys = withKeys ? LinkKeys.read(reader, store.data(), loopback) : LinkKeys.of(LinkKeys.none());
        return new Read(
                new Settings(
                        http, pipeline, store, cache, lifecycle, log, dataHealth, cluster, api, register, guards, keys),
                reader.problems());
    }

    /** What printed links begin with, given the port in use. */
    String publicUrl(int port) {
        return http.publicUrl().isEmpty()
                ? http.scheme() + "://" + bracketed(http.host()) + ':' + port
                : http.publicUrl();
    }

    private static String bracketed(String host) {
        return host.indexOf(':') >= 0 ? '[' + host + ']' : host;
    }
}
