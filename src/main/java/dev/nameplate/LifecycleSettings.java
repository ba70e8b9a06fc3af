package dev.nameplate;

import dev.nameplate.config.Setting;
import dev.nameplate.config.SettingsReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the server says that it should not be asked, and how it goes.
 *
 * @param linger how long requests are still taken after readiness has ended
 * @param drain how long requests under way may take after that
 * @param overload for how long readers must have been turned away for the server to say that it is not ready; zero for ever
 * @param buffers most bytes of network buffers outside the heap
 */
record LifecycleSettings(Duration linger, Duration drain, Duration overload, long buffers) {

    /** What a supervisor usually grants, less what the rest of the way down may take. */
    private static final Duration MOST_LINGER = Duration.ofSeconds(10);

    private static final Duration MOST_DRAIN = Duration.ofSeconds(20);

    private static final long LEAST_BUFFERS = 16L << 20;
    private static final int SHARE_OF_HEAP = 4;

    private static final Setting<Duration> LINGER = Setting.duration("shutdown.wait", "0s")
            .says("How long requests are still taken after readiness has ended, for balancers to notice; at most 10s.");
    private static final Setting<Duration> DRAIN = Setting.duration("shutdown.drain", "20s")
            .says("How long requests under way may take once no more are taken; at most 20s.");
    private static final Setting<Duration> OVERLOAD = Setting.duration("health.overload", "0s")
            .says("After turning readers away for so long the server says that it is not ready; 0s never.");
    private static final Setting<Optional<Long>> BUFFERS = Setting.bytesOrAuto("memory.buffers")
            .says("Most bytes of network buffers outside the heap; auto: a quarter of the heap.");

    static List<Setting<?>> all() {
        return List.of(LINGER, DRAIN, OVERLOAD, BUFFERS);
    }

    static LifecycleSettings read(SettingsReader reader) {
        long buffers = reader.read(BUFFERS)
                .orElse(Math.max(LEAST_BUFFERS, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP));
        if (buffers < LEAST_BUFFERS) {
            reader.problem(BUFFERS, buffers + " bytes; allowed: auto, or at least " + (LEAST_BUFFERS >> 20) + "MB");
        }
        return new LifecycleSettings(
                atMost(reader, LINGER, MOST_LINGER), atMost(reader, DRAIN, MOST_DRAIN), reader.read(OVERLOAD), buffers);
    }

    private static Duration atMost(SettingsReader reader, Setting<Duration> setting, Duration most) {
        Duration value = reader.read(setting);
        if (value.compareTo(most) > 0) {
            reader.problem(
                    setting,
                    value.toSeconds() + "s; allowed: at most " + most.toSeconds()
                            + "s, so that all is down within the 45 s that supervisors are told to grant");
        }
        return value;
    }
}
