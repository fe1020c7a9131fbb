.DEFAULT_GOAL := help
JDK25 := $(firstword $(wildcard $(JAVA_HOME_25) /usr/lib/jvm/*25* /Library/Java/JavaVirtualMachines/*25*/Contents/Home))

.PHONY: help run test faults chaos mutants demo bench bench-quick docs check-web lint-api fmt fmt-check clean reset

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## Start everything on port 8080; data in ./.skybound/
	mvn spring-boot:run

test: ## All checks and tests, as CI runs them
	mvn verify

# One class of journeys, with what else it is told.
journey = mvn -q verify -pl all-in-one -am -Dtest=ReliabilityPageTest -Dit.test=$(1) \
	-Dfailsafe.failIfNoSpecifiedTests=false -Dsurefire.failIfNoSpecifiedTests=false

faults: ## Try every fault at every point, one by one (about half an hour)
	$(call journey,CrashPointsJourneyTest) -Dfaults.all=true
	$(MAKE) docs

chaos: ## Do harm to the running product: seconds=600 seed=7 rare=DISK_SLOW
	$(call journey,ChaosJourneyTest) -Dchaos.seconds=$(or $(seconds),120) -Dchaos.seed=$(or $(seed),$(shell date +%s)) -Dchaos.rare=$(rare)

mutants: ## Take guards out one by one, and see a test turn red (only=I9 for some)
	$(JDK25)/bin/java tools/mutants/Mutants.java $(only)

demo: ## Play a whole story on the running product and print it
	tools/demo.sh

bench: ## Measure against peers, about an hour; only=hot-flight,search for some workloads
	bench/run $(if $(only),--only=$(only))

bench-quick: ## The same with small sizes, in under five minutes; good for finding faults, not for figures
	bench/run --quick $(if $(only),--only=$(only))

docs: ## Write the generated parts of docs/operations.md and docs/reliability.md anew
	mvn -q test -pl all-in-one -am -Dtest=ConfigurationReferenceTest,ReliabilityPageTest -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.write=true

check-web: ## Check the types of the pages against the API document that the tests left in target/ (needs Node.js)
	cd tools/web-check && npm install --silent && npm run --silent check

lint-api: ## Lint the OpenAPI document that the tests left in target/ (needs Node.js)
	cd tools/api-lint && npm install --silent && npm run --silent lint

fmt: ## Format all sources (needs a JDK 25 in a standard place)
	JAVA_HOME=$(JDK25) mvn -q spotless:apply

fmt-check: ## Fail if a source is not formatted
	JAVA_HOME=$(JDK25) mvn -q spotless:check

clean: ## Remove what the build made
	mvn -q clean

reset: ## Forget the data of the embedded default
	rm -rf .skybound
