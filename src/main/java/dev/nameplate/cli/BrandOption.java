package dev.nameplate.cli;

import dev.nameplate.store.BrandDocument;
import dev.nameplate.store.BrandShelf;
import dev.nameplate.store.StoredBrand;
import dev.nameplate.template.Brand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --brand}, which every command that draws templates shares. */
final class BrandOption {

    private static final String NONE = "none";

    @Option(
            names = "--brand",
            paramLabel = "NAME|DIR",
            description =
                    "Dresses templates in a brand kit, by its name or folder, or in none; as the server does by default.")
    private Optional<String> given = Optional.empty();

    /** The kit that dresses a template. */
    Brand brand(Host.Session session, String templatePath) {
        try {
            BrandShelf shelf = new BrandShelf(session.store());
            if (given.isEmpty()) {
                Optional<String> name = shelf.dressing(templatePath);
                return name.isPresent() ? named(session, shelf, name.get()) : Brand.NONE;
            }
            return given.get().equals(NONE) ? Brand.NONE : named(session, shelf, given.get());
        } catch (IOException e) {
            throw new Refusal("the brand kit cannot be read: " + e.getMessage());
        }
    }

    /** A kit of that name, else the kit in the folder of that name. */
    private static Brand named(Host.Session session, BrandShelf shelf, String name) throws IOException {
        Optional<StoredBrand> stored = shelf.read(name);
        if (stored.isEmpty()) {
            stored = BrandShelf.read(Path.of(name), name);
        }
        StoredBrand found = stored.orElseThrow(() -> new Refusal(unknown(shelf, name)));
        return BrandDocument.compile(found, session.workshop().brandCompiler()).fold(brand -> brand, problems -> {
            throw new Refusal("brand kit " + name + " is broken:\n" + Bench.list(problems));
        });
    }

    private static String unknown(BrandShelf shelf, String name) {
        try {
            return "there is no brand kit " + name + ", and no folder of that name with a brand.json; there are: "
                    + String.join(", ", shelf.names()) + ", " + NONE;
        } catch (IOException e) {
            return "there is no brand kit " + name;
        }
    }
}
