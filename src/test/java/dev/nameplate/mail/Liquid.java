package dev.nameplate.mail;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** As much of Liquid as signing recipes use: capture, output, and a handful of filters, as their documentation describes them. */
final class Liquid {

    private static final Pattern PIECE = Pattern.compile(
            "\\{%\\s*capture (\\w+)\\s*%}|(\\{%\\s*endcapture\\s*%})|\\{\\{((?:[^{}]|\\$\\{[^}]*})+)}}",
            Pattern.DOTALL);
    private static final Pattern ARGUMENT = Pattern.compile("'([^']*)'|(\\d+)");

    private final Map<String, String> fields;
    private final Map<String, String> variables = new HashMap<>();

    Liquid(Map<String, String> fields) {
        this.fields = fields;
    }

    String variable(String name) {
        return variables.get(name);
    }

    String render(String code) {
        StringBuilder out = new StringBuilder();
        StringBuilder captured = out;
        String into = "";
        Matcher piece = PIECE.matcher(code);
        int at = 0;
        while (piece.find()) {
            captured.append(code, at, piece.start());
            at = piece.end();
            if (piece.group(1) != null) {
                into = piece.group(1);
                captured = new StringBuilder();
            } else if (piece.group(2) != null) {
                variables.put(into, captured.toString());
                captured = out;
            } else {
                captured.append(value(piece.group(3)));
            }
        }
        return captured.append(code.substring(at)).toString();
    }

    private String value(String expression) {
        List<String> steps = new ArrayList<>();
        Matcher step = Pattern.compile("(?:'[^']*'|[^|'])+").matcher(expression);
        while (step.find()) {
            steps.add(step.group().strip());
        }
        String name = steps.get(0);
        String value = variables.containsKey(name) ? variables.get(name) : fields.get(name);
        if (value == null) {
            throw new AssertionError("nothing is called " + name + " among " + fields.keySet());
        }
        for (String filter : steps.subList(1, steps.size())) {
            value = filtered(value, filter);
        }
        return value;
    }

    private static String filtered(String value, String filter) {
        String verb = filter.replaceFirst(":.*", "").strip();
        List<String> given = new ArrayList<>();
        Matcher argument = ARGUMENT.matcher(filter.substring(verb.length()));
        while (argument.find()) {
            given.add(argument.group(1) != null ? argument.group(1) : argument.group(2));
        }
        return switch (verb) {
            case "default" -> value.isEmpty() ? given.get(0) : value;
            // A form's encoding, which keeps * and writes ~ as %7E: the least helpful reading of the filter.
            case "url_encode" -> URLEncoder.encode(value, StandardCharsets.UTF_8);
            case "replace" -> value.replace(given.get(0), given.get(1));
            case "slice" -> value.substring(Integer.parseInt(given.get(0)), Integer.parseInt(given.get(1)));
            case "hmac_sha256_hex" -> hmac(value, given.get(0));
            default -> throw new AssertionError("unknown filter " + verb);
        };
    }

    private static String hmac(String text, String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
