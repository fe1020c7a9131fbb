package io.skybound.query.places;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text as people mean it: without accents, case and punctuation, so that "São Paulo" and "sao-paulo" are the same.
 */
record SearchText(String text, List<String> words) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    static SearchText of(String written) {
        String folded = MARKS.matcher(Normalizer.normalize(written, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                // Letters that Unicode does not take apart into a letter and a mark.
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("æ", "ae")
                .replace("œ", "oe")
                .replace("ł", "l")
                .replace("đ", "d")
                .replace("ı", "i")
                // "Xi'an" and "O'Hare" are one word.
                .replaceAll("['’ʻ`]", "");
        String text = BETWEEN_WORDS.matcher(folded).replaceAll(" ").strip();
        return new SearchText(text, text.isEmpty() ? List.of() : List.of(text.split(" ")));
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    boolean is(SearchText query) {
        return text.equals(query.text);
    }

    boolean startsWith(SearchText query) {
        return text.startsWith(query.text);
    }

    boolean contains(SearchText query) {
        return text.contains(query.text);
    }

    /** Whether one of the words starts with {@code prefix}. */
    boolean hasWord(String prefix) {
        return words.stream().anyMatch(word -> word.startsWith(prefix));
    }
}
