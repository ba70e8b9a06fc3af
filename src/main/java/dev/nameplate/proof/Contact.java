package dev.nameplate.proof;

import dev.nameplate.merge.Delivery;
import dev.nameplate.template.Template;
import java.util.List;
import java.util.Map;

/**
 * A reader whose data is awkward in one way.
 *
 * @param id stable, for file names: {@code long-word}
 * @param title what a person calls it
 * @param tests what it is there to show
 * @param ordinary whether mailings hold many such readers, so that nothing of theirs may be cut off
 * @param values what the provider knows of the reader, by our fields' names; what is missing is not there
 * @param delivery what the e-mail service provider and the link bring
 */
public record Contact(
        String id, String title, String tests, boolean ordinary, Map<String, String> values, Delivery delivery) {

    public Contact {
        values = Map.copyOf(values);
    }

    /**
     * The twelve awkward contacts of a template, made of its own fields and samples; always the same ones in the same order.
     *
     * @param fixed fields and controls that the link fixes for all of them
     */
    public static List<Contact> twelve(Template template, Map<String, String> fixed) {
        return new Contacts(template, fixed).all();
    }
}
