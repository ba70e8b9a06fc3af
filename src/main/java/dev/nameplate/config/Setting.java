package dev.nameplate.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The descriptor of one setting: everything that the reader, the help and the README's table need to know of it.
 *
 * @param <T> the type of its values
 */
public final class Setting<T> {

    private static final String AUTO = "auto";

    private final String key;
    private final String preset;
    private final String shape;
    private final String doc;
    private final boolean secret;
    private final Function<String, T> parser;

    private Setting(String key, String preset, String shape, String doc, boolean secret, Function<String, T> parser) {
        this.key = key;
        this.preset = preset;
        this.shape = shape;
        this.doc = doc;
        this.secret = secret;
        this.parser = parser;
    }

    /** Any text; may be empty. */
    public static Setting<String> text(String key, String preset) {
        return new Setting<>(key, preset, "text", "", /* secret= */ false, text -> text);
    }

    /** {@code true} or {@code false}. */
    public static Setting<Boolean> flag(String key, boolean preset) {
        return new Setting<>(
                key,
                String.valueOf(preset),
                "true or false",
                "",
                /* secret= */ false,
                text -> {
                    if (!text.equals("true") && !text.equals("false")) {
                        throw new IllegalArgumentException("not true or false");
                    }
                    return text.equals("true");
                });
    }

    /** A whole number within a range, ends included. */
    public static Setting<Integer> whole(String key, int preset, int least, int most) {
        String shape = "whole number, " + least + " to " + most;
        return new Setting<>(
                key,
                String.valueOf(preset),
                shape,
                "",
                /* secret= */ false,
                text -> {
                    int value;
                    try {
                        value = Integer.parseInt(text);
                    } catch (NumberFormatException e) {
                        throw new IllegalArgumentException("not a whole number", e);
                    }
                    if (value < least || value > most) {
                        throw new IllegalArgumentException("out of range");
                    }
                    return value;
                });
    }

    /** A length of time: a number with {@code ms}, {@code s}, {@code m}, {@code h} or {@code d}. */
    public static Setting<Duration> duration(String key, String preset) {
        return new Setting<>(
                key, preset, "duration, as 200ms, 3s, 5m, 2h or 30d", "", /* secret= */ false, Amounts::duration);
    }

    /** A number of bytes: a number, or one with {@code KB}, {@code MB} or {@code GB} (powers of 1024). */
    public static Setting<Long> bytes(String key, String preset) {
        return new Setting<>(key, preset, "bytes, as 65536, 512KB or 64MB", "", /* secret= */ false, Amounts::bytes);
    }

    /** As {@link #bytes}, or {@code auto}, which is empty: the size that suits the heap. */
    public static Setting<Optional<Long>> bytesOrAuto(String key) {
        return new Setting<>(
                key,
                AUTO,
                "auto, or bytes, as 65536, 512KB or 64MB",
                "",
                /* secret= */ false,
                text -> text.equals(AUTO) ? Optional.empty() : Optional.of(Amounts.bytes(text)));
    }

    /** One of an enumeration's constants, written in lower case with dashes. */
    public static <E extends Enum<E>> Setting<E> choice(String key, E preset) {
        E[] all = preset.getDeclaringClass().getEnumConstants();
        String shape =
                String.join(", ", Arrays.stream(all).map(Setting::written).toArray(String[]::new));
        return new Setting<>(
                key,
                written(preset),
                shape,
                "",
                /* secret= */ false,
                text -> Arrays.stream(all)
                        .filter(one -> written(one).equals(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("not in the list")));
    }

    /** A file or folder; relative ones start at the working folder. Empty means none. */
    public static Setting<Optional<Path>> path(String key, String preset) {
        return new Setting<>(
                key,
                preset,
                "path",
                "",
                /* secret= */ false,
                text -> text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text)));
    }

    /** The same setting with its doc: a sentence that says what it means. */
    public Setting<T> says(String sentence) {
        return new Setting<>(key, preset, shape, sentence, secret, parser);
    }

    /** The same setting, its value never to be printed. */
    public Setting<T> hidden() {
        return new Setting<>(key, preset, shape, doc, /* secret= */ true, parser);
    }

    /** Its name in the settings file: lower case with dots and dashes. */
    public String key() {
        return key;
    }

    /** Its name in the environment: {@code http.port} is {@code NAMEPLATE_HTTP_PORT}. */
    public String environmentName() {
        return "NAMEPLATE_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** The default, as written in the settings file. */
    public String preset() {
        return preset;
    }

    /** What values look like. */
    public String shape() {
        return shape;
    }

    public String doc() {
        return doc;
    }

    /** Whether the value must never be printed. */
    public boolean isSecret() {
        return secret;
    }

    /** @throws IllegalArgumentException when the text is no value of this setting */
    T parse(String text) {
        return parser.apply(text);
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
