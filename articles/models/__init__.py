"""What the desk keeps. One file a model (or a pair that never parts), its QuerySet beside it."""

from .article import Article
from .camp import Camp
from .change import Change
from .concept import Concept
from .entity import Alias, Entity, Kind
from .feed import Feed
from .fingerprint import Fingerprint, Formula
from .import_run import ImportReject, ImportRun
from .job import Job
from .mention import Mention
from .note import Note
from .original import Original
from .quotation import Quotation
from .reading import Reading
from .report import Report
from .reuse import Reuse
from .revision import Revision
from .roles import Right, Role
from .saved_search import SavedSearch
from .set_aside import SetAside
from .source import Source
from .source_line import SourceLine
from .story import Story
from .story_decision import StoryDecision
from .tag import ArticleTag, Tag
from .time_reference import TimeReference
from .user import User

__all__ = [
    "Alias",
    "Article",
    "ArticleTag",
    "Camp",
    "Change",
    "Concept",
    "Entity",
    "Feed",
    "Fingerprint",
    "Formula",
    "ImportReject",
    "ImportRun",
    "Job",
    "Kind",
    "Mention",
    "Note",
    "Original",
    "Quotation",
    "Reading",
    "Report",
    "Reuse",
    "Revision",
    "Right",
    "Role",
    "SavedSearch",
    "SetAside",
    "Source",
    "SourceLine",
    "Story",
    "StoryDecision",
    "Tag",
    "TimeReference",
    "User",
]
