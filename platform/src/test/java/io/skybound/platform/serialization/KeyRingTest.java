package io.skybound.platform.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skybound.platform.database.StartRefused;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRingTest {
    @Test
    void theFirstKeyIsTheActiveOne() {
        KeyRing ring = KeyRing.of(List.of(StoredTypesSerializerTest.NEW_KEY, StoredTypesSerializerTest.OLD_KEY));
        assertThat(ring.activeId()).isEqualTo("new");
        assertThat(ring.key("old")).isNotNull();
        assertThat(ring.key("other")).isNull();
    }

    @Test
    void aFreshKeyIsAKeyAndNeverTheSame() {
        assertThat(KeyRing.of(List.of(KeyRing.freshEntry())).activeId()).isEqualTo("home-1");
        assertThat(KeyRing.freshEntry()).isNotEqualTo(KeyRing.freshEntry());
    }

    @Test
    void refusesWhatIsNoKeyWithoutShowingIt() {
        for (String entry : List.of("secretsecret", "=AAAA", "short=c2VjcmV0", "bad=s!e!c!r!e!t")) {
            assertThatThrownBy(() -> KeyRing.of(List.of(entry)))
                    .isInstanceOf(StartRefused.class)
                    .message()
                    .doesNotContain("secret", "c2VjcmV0");
        }
    }

    @Test
    void refusesTwoKeysOfOneName() {
        assertThatThrownBy(
                        () -> KeyRing.of(List.of(StoredTypesSerializerTest.OLD_KEY, StoredTypesSerializerTest.OLD_KEY)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("old");
    }
}
