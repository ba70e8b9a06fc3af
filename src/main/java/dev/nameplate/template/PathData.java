package dev.nameplate.template;

import java.util.Optional;

/** Whether SVG path data is well formed: absolute and relative M L H V C S Q T A Z. */
final class PathData {

    private static final String COMMANDS = "MLHVCSQTAZ";
    private static final int[] OPERANDS = {2, 2, 1, 1, 6, 4, 4, 2, 7, 0};
    private static final int MOST_SEGMENTS = 5000;

    private final String data;
    private int at;
    private int segments;

    private PathData(String data) {
        this.data = data;
    }

    /** What is wrong first, or nothing. */
    static Optional<String> fault(String data) {
        PathData path = new PathData(data);
        String fault = path.read();
        return fault.isEmpty() ? Optional.empty() : Optional.of(fault);
    }

    private String read() {
        skipSpace();
        if (at == data.length() || Character.toUpperCase(data.charAt(at)) != 'M') {
            return "a path begins with M";
        }
        while (at < data.length()) {
            char command = data.charAt(at);
            int index = COMMANDS.indexOf(Character.toUpperCase(command));
            if (index < 0) {
                return at() + "\"" + command + "\" is no command; M L H V C S Q T A Z are, in either case";
            }
            at++;
            String fault = operands(command, OPERANDS[index]);
            if (!fault.isEmpty()) {
                return fault;
            }
        }
        return "";
    }

    private String operands(char command, int count) {
        skipSpace();
        do {
            if (++segments > MOST_SEGMENTS) {
                return "more than " + MOST_SEGMENTS + " segments; " + MOST_SEGMENTS + " are allowed";
            }
            for (int i = 0; i < count; i++) {
                boolean flag = count == 7 && (i == 3 || i == 4);
                if (!(flag ? flag() : number())) {
                    return at() + "\"" + command + "\" takes " + count + " numbers at a time"
                            + (flag ? ", the fourth and fifth of them 0 or 1" : "");
                }
                skipSeparator();
            }
        } while (count > 0 && at < data.length() && "+-.0123456789".indexOf(data.charAt(at)) >= 0);
        return "";
    }

    private String at() {
        return "at character " + (at + 1) + ": ";
    }

    private boolean flag() {
        boolean flag = at < data.length() && (data.charAt(at) == '0' || data.charAt(at) == '1');
        at += flag ? 1 : 0;
        return flag;
    }

    private boolean number() {
        int start = at;
        int i = at;
        i += i < data.length() && (data.charAt(i) == '+' || data.charAt(i) == '-') ? 1 : 0;
        int whole = digits(i);
        i += whole;
        int fraction = 0;
        if (i < data.length() && data.charAt(i) == '.') {
            fraction = digits(i + 1);
            i += fraction + 1;
        }
        if (whole + fraction == 0 || i - start > 20) {
            return false;
        }
        if (i < data.length() && (data.charAt(i) == 'e' || data.charAt(i) == 'E')) {
            int sign = i + 1 < data.length() && "+-".indexOf(data.charAt(i + 1)) >= 0 ? 1 : 0;
            int exponent = digits(i + 1 + sign);
            i += exponent > 0 && exponent <= 2 ? 1 + sign + exponent : 0;
        }
        at = i;
        return Math.abs(Double.parseDouble(data.substring(start, i))) <= 1e6;
    }

    private int digits(int from) {
        int i = from;
        while (i < data.length() && data.charAt(i) >= '0' && data.charAt(i) <= '9') {
            i++;
        }
        return i - from;
    }

    private void skipSpace() {
        while (at < data.length() && " \t\n\r\f".indexOf(data.charAt(at)) >= 0) {
            at++;
        }
    }

    private void skipSeparator() {
        skipSpace();
        if (at < data.length() && data.charAt(at) == ',') {
            at++;
            skipSpace();
        }
    }
}
