# What one does here; `make` lists it.
MVN  := ./mvnw -B
JAVA  = $$(sh .mvn/find-jdk.sh)/bin/java
# Tools that must be there, comma-separated (cfn-lint, sam, npm, chromium); else their tests are skipped.
REQUIRED ?=
# Passed on to what runs, e.g. make run ARGS=--empty
ARGS ?=
# Which worlds make simulate tries.
FROM ?= 1
SEEDS ?= 20
# Functions whose module is there.
FUNCTIONS = $(shell sed -n 's:.*<module>\(functions/[a-z]*\)</module>.*:\1:p' pom.xml | paste -sd, -)

# Class paths go through CLASSPATH: onnxruntime 1.29 crashes in a process whose command line is
# longer than 4 kB.
# Builds a module with what it needs and leaves its class path in target/classpath.txt.
BUILD = $(MVN) -q -Dquick -DskipTests -am package dependency:build-classpath \
	-DincludeScope=runtime -Dmdep.outputFile=target/classpath.txt -pl

.DEFAULT_GOAL := help
.PHONY: help run test check simulate package deploy format

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' Makefile | awk -F'|' '{ printf "  make %-16s %s\n", $$1, $$2 }'

# What `make run` is built from; without a change since the last start nothing is built.
RUN_SOURCES = $(shell find pom.xml shared functions infra/simulator infra/local -name target -prune -o \
	-name test -prune -o -type f -print)

infra/local/target/run.classpath: $(RUN_SOURCES)
	@echo "Building what make run needs: some minutes the first time, seconds later."
	@$(BUILD) infra/local -Dassembly.skipAssembly=true
	@cp infra/local/target/classpath.txt $@

# The stack is for onnxruntime, which goes deep while it loads a model.
run: infra/local/target/run.classpath ## the whole system on this machine, with a demo tenant (ARGS=--empty without one)
	@CLASSPATH=infra/local/target/classes:$$(cat infra/local/target/run.classpath) \
	  exec $(JAVA) -Xss4m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dsun.net.httpserver.nodelay=true \
	  --enable-native-access=ALL-UNNAMED \
	  dev.signalbox.local.RunDemo $(ARGS)

test: ## all tests; says where the time went
	@sh infra/ops/test.sh -Drequired=package,$(REQUIRED) $(ARGS)

check: ## the long suite: everything in `make test`, what takes minutes, and what measures time
	@sh infra/ops/test.sh -Drequired=package,$(REQUIRED) -Dsurefire.excludedGroups=timed -Dtimed.skip=false $(ARGS)

simulate: ## the product in SEEDS worlds of accidents from seed FROM on, until one breaks a promise
	@$(BUILD) infra/simulation -Dassembly.skipAssembly=true
	@CLASSPATH=infra/simulation/target/classes:$$(cat infra/simulation/target/classpath.txt) \
	  $(JAVA) -XX:+UseSerialGC dev.signalbox.simulation.Simulate $(FROM) $(SEEDS) $(ARGS)

package: ## functions/NAME/target/NAME.zip of every function
	@$(MVN) -q -Dquick -DskipTests -am package -pl $(FUNCTIONS)
	@ls -l functions/*/target/*.zip | awk '{ printf "%6.1f MB  %s\n", $$5 / 1000000, $$9 }'

deploy: package ## to AWS with SAM; asks what it needs to know the first time
	@if [ -f samconfig.toml ]; then sam deploy $(ARGS); else sam deploy --guided --capabilities CAPABILITY_IAM $(ARGS); fi

format: ## formats all sources
	@$(MVN) -q -Dquick spotless:apply

bench-coldstart: package ## starts of each function against plain handlers, through the real runtime client
	@$(BUILD) infra/bench,infra/bench/baseline/calls,infra/bench/baseline/onnx
	@CLASSPATH=infra/bench/target/classes:$$(cat infra/bench/target/classpath.txt) \
	  $(JAVA) -Dsun.net.httpserver.nodelay=true --enable-native-access=ALL-UNNAMED \
	  dev.signalbox.bench.coldstart.ColdStartBench $(ARGS)

bench-path: ## webhook to stored verdict, and PSA calls a ticket
	@$(BUILD) infra/bench
	@CLASSPATH=infra/bench/target/classes:$$(cat infra/bench/target/classpath.txt) \
	  $(JAVA) -Dsun.net.httpserver.nodelay=true --enable-native-access=ALL-UNNAMED \
	  dev.signalbox.bench.path.PathBench $(ARGS)

bench-webhook: ## acknowledgement of genuine deliveries over HTTP, against a plain receiver
	@$(BUILD) infra/bench
	@CLASSPATH=infra/bench/target/classes:$$(cat infra/bench/target/classpath.txt) \
	  $(JAVA) -Dsun.net.httpserver.nodelay=true --enable-native-access=ALL-UNNAMED \
	  dev.signalbox.bench.webhook.WebhookBench $(ARGS)

bench-engine: ## accuracy and time of the embedded engine
	@$(BUILD) infra/bench
	@CLASSPATH=infra/bench/target/classes:$$(cat infra/bench/target/classpath.txt) \
	  $(JAVA) --enable-native-access=ALL-UNNAMED \
	  dev.signalbox.bench.engine.EngineBench $(ARGS)

bench-burst: ## ten thousand webhooks in a minute: calls to the PSA for each change, and how late the copy is
	@$(BUILD) infra/bench
	@CLASSPATH=infra/bench/target/classes:$$(cat infra/bench/target/classpath.txt) \
	  $(JAVA) -Dsun.net.httpserver.nodelay=true --enable-native-access=ALL-UNNAMED \
	  dev.signalbox.bench.burst.BurstBench $(ARGS)

bench-sync: ## a first sync: calls, time, write units, processor time and memory against the least
	@$(BUILD) infra/bench
	@CLASSPATH=infra/bench/target/classes:$$(cat infra/bench/target/classpath.txt) \
	  $(JAVA) -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dsun.net.httpserver.nodelay=true \
	  dev.signalbox.bench.sync.SyncBench $(ARGS)
