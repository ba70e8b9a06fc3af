package dev.nameplate.store;

import dev.nameplate.template.BrandCompiler;
import dev.nameplate.template.CompiledBrand;
import java.util.List;

/** From a stored document to a compiled brand kit: JSON in, plain maps to the compiler. */
public final class BrandDocument {

    private BrandDocument() {}

    /** Compiles a stored kit; a document that is no JSON gives one problem that says where. */
    public static CompiledBrand compile(StoredBrand stored, BrandCompiler compiler) {
        return JsonDocument.read(
                stored.document(),
                "a brand kit",
                tree -> compiler.compile(tree, stored.files()),
                problem -> new CompiledBrand.Faulty(List.of(problem)));
    }
}
