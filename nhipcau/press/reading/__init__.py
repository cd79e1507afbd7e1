"""From bytes to a judgement that shows why: pure stages, no framework, no network, no clock."""
