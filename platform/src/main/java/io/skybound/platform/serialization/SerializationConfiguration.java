package io.skybound.platform.serialization;

import io.skybound.api.StoredTypes;
import io.skybound.api.StoredTypes.StoredType;
import io.skybound.platform.database.Home;
import io.skybound.platform.database.StartRefused;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JacksonModule;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PrivacyProperties.class)
class SerializationConfiguration {

    /** Spring Boot gives it to the HTTP mapper too. */
    @Bean
    JacksonModule moneyModule() {
        return StoredJson.money();
    }

    /** Tests add types of their own as beans. */
    @Bean
    TypeNames typeNames(ObjectProvider<StoredType> more) {
        return new TypeNames(
                Stream.concat(StoredTypes.all().stream(), more.orderedStream()).toList());
    }

    @Bean
    PersonalDataCipher personalDataCipher(PrivacyProperties properties, ObjectProvider<Home> home) {
        return new PersonalDataCipher(KeyRing.of(keys(properties, home)));
    }

    @Bean
    Jackson3SerializerCustomizer storedJson(PersonalDataCipher cipher) {
        return new StoredJson(cipher);
    }

    @Bean
    @Primary
    Serializer serializer(TypeNames names, Jackson3SerializerCustomizer storedJson) {
        return StoredTypesSerializer.general(names, storedJson);
    }

    @Bean
    @Qualifier("messageSerializer")
    Serializer messageSerializer(TypeNames names, Jackson3SerializerCustomizer storedJson) {
        return StoredTypesSerializer.forMessages(names, storedJson);
    }

    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer(TypeNames names, Jackson3SerializerCustomizer storedJson) {
        return StoredTypesSerializer.forEvents(names, storedJson);
    }

    /** Axon gives it to whatever reads stored events. */
    @Bean
    EventUpcasterChain eventUpcasters() {
        return new EventUpcasterChain(StoredTypes.upcasters());
    }

    private static List<String> keys(PrivacyProperties properties, ObjectProvider<Home> home) {
        if (!properties.keys().isEmpty()) {
            return properties.keys();
        }
        Home embedded = home.getIfAvailable();
        if (embedded == null) {
            throw new StartRefused("Personal data must be encrypted, and there is no key for it:"
                    + " set skybound.privacy.keys to <id>=<base64 of 32 random bytes>.");
        }
        return embedded.secret("privacy", KeyRing::freshEntry).lines().toList();
    }
}
