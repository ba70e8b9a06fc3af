package dev.nameplate.store;

import dev.nameplate.config.Setting;
import dev.nameplate.config.SettingsReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where templates and brand kits lie.
 *
 * @param templates the user's template folders
 * @param library whether the library's templates are served beside them
 * @param data what the server keeps: generated keys, versions
 * @param reload how often the user's folders are looked at
 * @param brands the user's brand kits
 * @param defaultBrand the kit that dresses templates without a project; empty for none
 */
public record StoreSettings(
        Path templates, boolean library, Path data, Duration reload, Path brands, String defaultBrand) {

    private static final Setting<Optional<Path>> TEMPLATES = Setting.path("templates.directory", "data/templates")
            .says("The user's template folders, beside the read-only library.");
    private static final Setting<Boolean> LIBRARY = Setting.flag("templates.library", true)
            .says("Whether the library's templates are served too; false leaves the user's alone.");
    private static final Setting<Duration> RELOAD = Setting.duration("templates.reload", "1s")
            .says("How often the template folders are looked at for changes; 0s never.");
    private static final Setting<Optional<Path>> BRANDS = Setting.path("brands.directory", "data/brands")
            .says("The user's brand kits, beside indigo and paper; a kit named like a project dresses its templates.");
    private static final Setting<String> DEFAULT_BRAND = Setting.text("brands.default", "")
            .says("The brand kit that dresses templates without a project; empty leaves them as they are.");
    private static final Setting<Optional<Path>> DATA =
            Setting.path("data.directory", "data").says("What the server keeps: generated keys, published versions.");

    /** With the library, and brand kits in the data folder and none by default. */
    public StoreSettings(Path templates, Path data, Duration reload) {
        this(templates, /* library= */ true, data, reload, data.resolve("brands"), "");
    }

    public static List<Setting<?>> all() {
        return List.of(TEMPLATES, LIBRARY, RELOAD, BRANDS, DEFAULT_BRAND, DATA);
    }

    public static StoreSettings read(SettingsReader reader) {
        Path data = reader.read(DATA).orElse(Path.of("data"));
        StoreSettings settings = new StoreSettings(
                reader.read(TEMPLATES).orElse(data.resolve("templates")),
                reader.read(LIBRARY),
                data,
                reader.read(RELOAD),
                reader.read(BRANDS).orElse(data.resolve("brands")),
                reader.read(DEFAULT_BRAND));
        settings.brandFault().ifPresent(fault -> reader.problem(DEFAULT_BRAND, fault));
        return settings;
    }

    /** A default that is not there would dress nothing, and nobody would notice before the mail is sent. */
    private Optional<String> brandFault() {
        try {
            BrandShelf shelf = new BrandShelf(this);
            return defaultBrand.isEmpty() || shelf.read(defaultBrand).isPresent()
                    ? Optional.empty()
                    : Optional.of("is \"" + defaultBrand + "\"; there is no such brand kit in " + brands
                            + "; there are " + String.join(", ", shelf.names()));
        } catch (IOException e) {
            return Optional.of("is \"" + defaultBrand + "\", which cannot be read: " + e.getMessage());
        }
    }

    /** Where published versions are kept. */
    public Path versions() {
        return data.resolve("versions");
    }
}
