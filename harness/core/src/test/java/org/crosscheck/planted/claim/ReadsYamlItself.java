package org.crosscheck.planted.claim;

import org.snakeyaml.engine.v2.nodes.Node;

/** A claim that imports the YAML library: what the rules must refuse. */
public record ReadsYamlItself(Node node) {}
