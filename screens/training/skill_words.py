"""The words for skills, where pages of training look for them; reports on a terminal use the same ones."""

from agent_console.training.skill_words import skill_word

__all__ = ["skill_word"]
